/** The rules of tasks in Spanish, by what they say in English: a rule that is changed there is to be translated again. */
export const rulesInSpanish: ReadonlyMap<string, string> = new Map([
  [
    'Learners enrolled at the end of each day (UTC), by the mode that they have on that day. Cumulative: everyone with an enrolment event by then, under the mode of his last event; who changes mode is no more counted under the old one.',
    'Estudiantes inscritos al final de cada día (UTC), según la modalidad que tienen ese día. Acumulado: todas las personas con un evento de inscripción hasta entonces, en la modalidad de su último evento; quien cambia de modalidad deja de contar en la anterior.',
  ],
  [
    'Enrolled learners by the country of their latest event, as the enrolment records are now. UNKNOWN: the address is of no known country. No country: no event in the log. Cumulative: whoever has an enrolment record, active or not.',
    'Estudiantes inscritos según el país de su último evento, con los registros de inscripción tal como están ahora. UNKNOWN: la dirección no es de ningún país conocido. Sin país: ningún evento en el registro. Acumulado: quien tenga un registro de inscripción, activo o no.',
  ],
  [
    'Learners enrolled at the end of the last day, by the year of birth in their profile. Cumulative: everyone with an enrolment event by then.',
    'Estudiantes inscritos al final del último día, según el año de nacimiento de su perfil. Acumulado: todas las personas con un evento de inscripción hasta entonces.',
  ],
  [
    'Learners enrolled at the end of the last day, by the education in their profile; an unknown code counts as none given. Cumulative: everyone with an enrolment event by then.',
    'Estudiantes inscritos al final del último día, según los estudios de su perfil; un código desconocido cuenta como no indicado. Acumulado: todas las personas con un evento de inscripción hasta entonces.',
  ],
  [
    'Learners enrolled at the end of each day (UTC), by the gender in their profile: m, f, o, or none given. Cumulative: everyone with an enrolment event by then. Profiles are read as they are now, for past days too.',
    'Estudiantes inscritos al final de cada día (UTC), según el género de su perfil: m, f, o, o no indicado. Acumulado: todas las personas con un evento de inscripción hasta entonces. Los perfiles se leen como están ahora, también para días pasados.',
  ],
  [
    'Learners with an event in a week, Monday to Sunday (UTC): any event, an answer submitted, a video played, a post written. Whole weeks only; the one that the last day is in counts once it is over.',
    'Estudiantes con algún evento en una semana, de lunes a domingo (UTC): cualquier evento, una respuesta enviada, un vídeo visto, un mensaje escrito. Solo semanas completas; la del último día cuenta cuando termina.',
  ],
  [
    'Learners enrolled at the end of each day (UTC). Cumulative: everyone with an enrolment event on that day or before it.',
    'Estudiantes inscritos al final de cada día (UTC). Acumulado: todas las personas con un evento de inscripción ese día o antes.',
  ],
  ['How many learners have opened each subsection.', 'Cuántas personas han abierto cada subsección.'],
  [
    'Each video with its length, the learners who saw its first five seconds, those who saw its end, and the seconds watched: five for every view of a segment.',
    'Cada vídeo con su duración, quienes vieron sus primeros cinco segundos, quienes vieron el final y los segundos vistos: cinco por cada visionado de un segmento.',
  ],
  [
    'Users and views of each segment of five seconds of a video, up to its end; segments that nobody saw are left out.',
    'Personas y visionados de cada segmento de cinco segundos de un vídeo, hasta su final; se omiten los segmentos que nadie vio.',
  ],
  [
    'For each part of a problem, how many learners gave an answer first and how many gave it last, over all dates. Answers to variants of a randomised problem are counted apart. Only choices, options, numbers, texts and formulas are counted; the latest answer of all decides what the part is.',
    'De cada parte de un problema, cuántas personas dieron una respuesta primero y cuántas la dieron al final, en todas las fechas. Las variantes de un problema aleatorio se cuentan aparte. Solo cuentan elecciones, opciones, números, textos y fórmulas; la última respuesta de todas decide qué es la parte.',
  ],
  [
    'How many learners have each score, out of each possible score, at every problem that was graded.',
    'Cuántas personas tienen cada puntuación, sobre cada máximo posible, en cada problema calificado.',
  ],
  [
    'All answers to a tagged problem and the correct ones among them, under each tag that the problem had at its latest answer.',
    'Todas las respuestas a un problema etiquetado y las correctas entre ellas, en cada etiqueta que el problema tenía en su última respuesta.',
  ],
  [
    'Every learner who was ever enrolled, with what he did in the last seven days. Besides highly engaged and struggling: unenrolled; disengaging (active in the seven days before, not since); inactive (in neither).',
    'Toda persona inscrita alguna vez, con lo que hizo en los últimos siete días. Además de muy activo y con dificultades: dado de baja; perdiendo interés (activo en los siete días anteriores, no después); inactivo (en ninguno).',
  ],
  [
    'What each learner did with each problem, video and discussion on each day (UTC), and how often: answers submitted, correct ones among them, plays, posts. Only answers that the server logged count.',
    'Qué hizo cada persona con cada problema, vídeo y debate cada día (UTC), y cuántas veces: respuestas enviadas, las correctas entre ellas, reproducciones, mensajes. Solo cuentan las respuestas que registró el servidor.',
  ],
  [
    'Of each course and mode that has anyone on the last day: learners enrolled, the change against seven days before (0 then where the mode had nobody), everyone ever enrolled, those who pass; and what the catalogue says of the course.',
    'De cada curso y modalidad con alguien el último día: estudiantes inscritos, el cambio respecto a siete días antes (0 entonces si la modalidad no tenía a nadie), inscritos alguna vez y aprobados; y lo que el catálogo dice del curso.',
  ],
  [
    'From where on a learner is among the least and the most active 15 % of those who did something in the last seven days. Answers per problem solved are compared among those who submitted any.',
    'Desde dónde una persona está entre el 15 % menos activo y el más activo de quienes hicieron algo en los últimos siete días. Las respuestas por problema resuelto se comparan entre quienes enviaron alguna.',
  ],
]);
