import type { Terms } from './terms.ts';

/** The interface in Spanish. */
export const es: Terms = {
  $code: 'es',
  $name: 'Español',
  $dir: 'ltr',

  direction: 'ltr',
  loading: 'Cargando…',
  tryAgain: 'Intentar de nuevo',
  logIn: 'Iniciar sesión',
  guestNote: 'Trabajas como invitado. Inicia sesión para conservar tu trabajo y que se califique.',
  setupAddress: 'A este elemento no se le dijo qué mostrar: dale un atributo «course» o «block».',
  setupCredentials:
    'A este elemento no se le dijo cómo entrar: da a la página una clave de inserción o un proveedor de tokens.',
  unknownType: (title, type) =>
    `«${title}» es del tipo «${type}», que no se puede mostrar aquí. No se pierde nada de su contenido.`,
  unitEmpty: 'Esta unidad aún no tiene contenido.',

  faultNetwork: 'Se perdió la conexión.',
  faultSession: 'Tu sesión ha terminado. Vuelve a abrir el curso desde donde llegaste o inicia sesión.',
  faultOrigin: 'Este sitio no puede mostrar el curso. Su responsable puede añadirlo a la clave de inserción.',
  faultForbidden: 'No tienes acceso a esto.',
  faultNotStarted: 'Esto aún no se ha abierto.',
  faultEnded: 'Esto ha terminado.',
  faultNotFound: 'Esto ya no está en el curso, o todavía no.',
  faultTooMany: (seconds) =>
    seconds === undefined
      ? 'Demasiadas peticiones. Espera un momento e inténtalo de nuevo.'
      : `Demasiadas peticiones. Espera ${seconds} ${seconds === 1 ? 'segundo' : 'segundos'} e inténtalo de nuevo.`,
  faultAnswer: 'La respuesta no se puede leer así. Cámbiala y envíala de nuevo; no se usó ningún intento.',
  faultServer: 'Algo falló en el servidor.',
  faultOther: 'Esto no funcionó.',
  notSent: 'Lo que escribiste sigue aquí; no se ha enviado.',

  submit: 'Enviar',
  submitting: 'Enviando…',
  save: 'Guardar',
  reset: 'Restablecer',
  hint: 'Pista',
  nextHint: 'Siguiente pista',
  showAnswer: 'Mostrar respuesta',
  saveDone: 'Tus respuestas están guardadas. Aún no se han calificado.',
  attemptsUsed: (used, allowed) =>
    `Has usado ${used} de ${allowed} ${allowed === 1 ? 'intento' : 'intentos'}`,
  pointsPossible: (possible, count) => `${possible} ${count === 1 ? 'punto posible' : 'puntos posibles'}`,
  pointsEarned: (earned, possible, count) => `${earned}/${possible} ${count === 1 ? 'punto' : 'puntos'}`,
  graded: 'calificable',
  ungraded: 'no calificable',
  correct: 'Correcto',
  partiallyCorrect: 'Parcialmente correcto',
  incorrect: 'Incorrecto',
  incomplete: 'Sin calificar',
  correctAnswer: 'Respuesta:',
  explanation: 'Explicación',
  hintNumber: (number, total) => `Pista ${number} de ${total}:`,
  answerNumber: (number, total) => (total === 1 ? 'Tu respuesta' : `Respuesta ${number} de ${total}`),
  answerMissing: 'Esto aún no tiene respuesta.',
  answersMissing: (count) =>
    count === 1 ? 'Una pregunta aún no tiene respuesta.' : `${count} preguntas aún no tienen respuesta.`,
  stateSaved: 'Tus respuestas están guardadas, pero no enviadas.',
  stateSubmitted: 'Tu respuesta se ha enviado.',
  chooseOption: 'Elige una opción',
  formulaHelp: 'Cómo escribir números y fórmulas',
  formulaHelpText:
    'Escribe 2*x para un producto, 3/4 para una fracción, x^2 para una potencia, sqrt(2) para una raíz, 1.5e-3 para una potencia de diez, y usa paréntesis: (a+b)/2. El punto separa los decimales.',
  notGradable: (types) =>
    `Este problema tiene partes que aún no se pueden calificar aquí (${types}). Tus respuestas no cuentan.`,
  refusedAttemptsUsed: 'Has usado todos los intentos.',
  refusedPastDue: 'La fecha de entrega ha pasado.',
  refusedNeedsReset: 'Restablece el problema para responder de nuevo.',
  refusedCorrect: 'Ya has respondido correctamente.',
  refusedNotGradable: 'Este problema aún no se puede calificar aquí.',
  refusedWaiting: (seconds) =>
    `Puedes enviar de nuevo en ${seconds} ${seconds === 1 ? 'segundo' : 'segundos'}.`,
  refusedNotAnswered: 'Aún no hay nada que restablecer.',
  refusedAnswerNotAvailable: 'La respuesta no se muestra en este momento.',
  refusedNoMoreHints: 'No hay más pistas.',
};
