import type { LmsFixes } from './lms-fixes.ts';

/** Canvas by Instructure: Developer Keys and Apps. */
export const canvas: LmsFixes = {
  en: {
    registration:
      'Admin → Developer Keys: the long number under Details is client_id, and State must be ON. The issuer of Canvas in the cloud is https://canvas.instructure.com for every school (https://canvas.beta.instructure.com and https://canvas.test.instructure.com for Beta and Test); a Canvas of one’s own has its own in security.yml.',
    deployment:
      'Settings → Apps → View App Configurations → gear icon of the app → Deployment Id: add it to the registration here, or let the registration take every deployment. Each account and course where the app is installed has one of its own.',
    addresses:
      'Admin → Developer Keys → pencil icon of the key: Redirect URIs must list the launch and the deep linking address, Target Link URI and OpenID Connect Initiation Url must be those that are shown here. Placements may have a Target Link URI of their own.',
    keys: 'For Canvas in the cloud jwks_url is https://sso.canvaslms.com/api/lti/security/jwks (beta: sso.beta.canvaslms.com, test: sso.test.canvaslms.com). A registration with an older address has to be changed here.',
    messages:
      'Admin → Developer Keys → pencil icon → Placements: for choosing content keep Link Selection, Assignment Selection and Editor Button with the message type LtiDeepLinkingRequest; take out placements with other message types.',
    person:
      'Canvas sends no user for visitors of a public course who are not logged in: they have to log in. Which of name and email are sent is the key’s Privacy Level (pencil icon → Additional Settings), or the app’s.',
    content:
      'Assignment: Edit → Submission Type → External Tool → Find, and choose again. Module: remove the item, then + → External Tool → the tool, and choose.',
    window:
      'Edit the module item or the assignment’s External Tool: tick Load in a new tab (Load This Tool In A New Tab).',
    services:
      'Admin → Developer Keys → pencil icon: JWK Method is Public JWK URL, with the address (JWKS) that is shown here; under LTI Advantage Services tick what concerns line items, results, scores and the course’s members. State must be ON, and the app installed in an account or course.',
  },
  es: {
    registration:
      'Administrador → Claves de desarrollador: el número largo en Detalles es client_id, y el estado debe ser ON. El issuer de Canvas en la nube es https://canvas.instructure.com para todas las escuelas (https://canvas.beta.instructure.com y https://canvas.test.instructure.com para Beta y Test); un Canvas propio tiene el suyo en security.yml.',
    deployment:
      'Configuración → Aplicaciones → Ver configuraciones de aplicaciones → rueda dentada de la aplicación → ID de despliegue (Deployment Id): añádalo al registro aquí, o deje que el registro acepte todos. Cada cuenta y curso donde se instala la aplicación tiene uno propio.',
    addresses:
      'Administrador → Claves de desarrollador → lápiz de la clave: URI de redireccionamiento debe incluir la dirección de inicio y la de enlace profundo; URI de enlace de destino y URL de inicio de OpenID Connect deben ser las que se muestran aquí. Cada ubicación puede tener su propia URI de destino.',
    keys: 'Para Canvas en la nube, jwks_url es https://sso.canvaslms.com/api/lti/security/jwks (beta: sso.beta.canvaslms.com, test: sso.test.canvaslms.com). Un registro con una dirección anterior se cambia aquí.',
    messages:
      'Administrador → Claves de desarrollador → lápiz → Ubicaciones: para elegir contenido deje Link Selection, Assignment Selection y Editor Button con el tipo LtiDeepLinkingRequest; quite las ubicaciones con otros tipos de mensaje.',
    person:
      'Canvas no envía usuario para quien visita un curso público sin iniciar sesión: debe iniciarla. Qué se envía de nombre y correo lo dice el nivel de privacidad de la clave (lápiz → Configuración adicional) o de la aplicación.',
    content:
      'Tarea: Editar → Tipo de entrega → Herramienta externa → Buscar, y elija de nuevo. Módulo: quite el elemento, después + → Herramienta externa → la herramienta, y elija.',
    window:
      'Edite el elemento del módulo o la herramienta externa de la tarea: marque Cargar en una pestaña nueva.',
    services:
      'Administrador → Claves de desarrollador → lápiz: el método JWK es Public JWK URL, con la dirección (JWKS) que se muestra aquí; en LTI Advantage Services marque lo que toca a elementos de calificación, resultados, puntuaciones y miembros del curso. El estado debe ser ON y la aplicación estar instalada en una cuenta o curso.',
  },
};
