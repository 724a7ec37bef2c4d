import type { CommonTopic } from '../fix-topics.ts';

/** What is set right here, or nowhere in particular. */
export const commonFixes: Readonly<Record<'en' | 'es', Readonly<Record<CommonTopic, string>>>> = {
  en: {
    approval:
      'An administrator of this site approves or resumes the platform: Administration → LTI → the platform, or coursewright lti platform list and approve.',
    courses:
      'An administrator of this site decides what the platform may open: Administration → LTI → the platform → Courses. Whether the course takes learners is said in its own settings.',
    clocks:
      'Compare the clocks of the platform’s servers and of this one (timedatectl, chronyc tracking): they may differ by a minute. A single case is a page that lay open: the activity is opened again.',
    again:
      'Open the activity again from the course page; a reloaded or bookmarked frame has used its message up. If it happens to everybody, look for a proxy or browser extension that repeats or delays requests.',
    defect:
      'The platform’s message breaks the standard in the section that is named here; no setting mends that. Update the platform, or report it to its makers with the facts below.',
  },
  es: {
    approval:
      'Un administrador de este sitio aprueba o reanuda la plataforma: Administración → LTI → la plataforma, o coursewright lti platform list y approve.',
    courses:
      'Un administrador de este sitio decide qué puede abrir la plataforma: Administración → LTI → la plataforma → Cursos. Si el curso admite estudiantes lo dice su propia configuración.',
    clocks:
      'Compare los relojes de los servidores de la plataforma y de este (timedatectl, chronyc tracking): pueden diferir un minuto. Un caso aislado es una página que quedó abierta: la actividad se abre de nuevo.',
    again:
      'Abra la actividad de nuevo desde la página del curso; un marco recargado o guardado ya gastó su mensaje. Si les pasa a todos, busque un proxy o una extensión del navegador que repita o retrase peticiones.',
    defect:
      'El mensaje de la plataforma incumple la norma en la sección que se nombra aquí; ningún ajuste lo arregla. Actualice la plataforma, o infórmelo a sus creadores con los datos de abajo.',
  },
};
