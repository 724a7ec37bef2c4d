import type { Words } from '../language.ts';

export const noSubmissions: Words = {
  en: 'Results appear here as soon as a learner has submitted an answer.',
  es: 'Los resultados aparecerán aquí en cuanto alguien envíe una respuesta.',
};

export const lastSubmissions: Words = {
  en: 'Each learner’s last submission to a problem counts; answers of a problem with several parts are divided by their number.',
  es: 'Cuenta el último envío de cada estudiante a un problema; las respuestas de un problema con varias partes se dividen entre el número de partes.',
};
