/** The rules of tasks in Spanish, by what they say in English. */
export const rulesInSpanish: ReadonlyMap<string, string> = new Map([
  [
    'Learners enrolled at the end of each day (UTC), by the mode that they have on that day. Cumulative: everyone with an ' +
      'enrolment event by then, under the mode of his last event; who changes mode is no more counted under the old one.',
    'Estudiantes inscritos al final de cada día (UTC), según la modalidad que tienen ese día. Acumulado: todas las personas con un ' +
      'evento de inscripción hasta entonces, en la modalidad de su último evento; quien cambia de modalidad deja de contar en la anterior.',
  ],
]);
