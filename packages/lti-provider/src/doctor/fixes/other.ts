import type { LmsFixes } from './lms-fixes.ts';

/** A platform whose words are not known: in the standard's own. */
export const other: LmsFixes = {
  en: {
    registration:
      'Compare the platform’s issuer and client id of this tool with the registration here, character by character; a slash at the end counts.',
    deployment:
      'Find the deployment id that the platform gave this tool, and add it to the registration here; or let the registration take every deployment.',
    addresses:
      'In the platform’s settings of this tool, enter the login, launch (redirect) and deep linking addresses as they are shown here.',
    keys: 'Compare the platform’s public key set address with jwks_url of the registration here, and see that this server reaches it. Its tokens must be signed with an algorithm that the registration names, mostly RS256.',
    messages:
      'In the platform’s settings of this tool, leave on the resource link launch (LtiResourceLinkRequest) and deep linking (LtiDeepLinkingRequest) with its address; turn other message types off.',
    person:
      'In the platform’s settings of this tool, let it send the user id and the roles; whoever opens the activity must be logged in and in the course.',
    content: 'In the platform, edit the link and choose content of this tool again.',
    window: 'In the platform’s settings of the link or the tool, let it open in a new window.',
    services:
      'In the platform’s settings of this tool, enter the public key set address (JWKS) as it is shown here, which the platform must reach, and turn on the services for grades (AGS) and names and roles (NRPS). If it names an audience for access tokens, enter it in the registration here.',
  },
  es: {
    registration:
      'Compare el emisor (issuer) y el id de cliente (client id) que la plataforma da a esta herramienta con el registro aquí, letra por letra; una barra al final cuenta.',
    deployment:
      'Busque el identificador de implantación (deployment id) que la plataforma dio a esta herramienta y añádalo al registro aquí; o deje que el registro acepte todas.',
    addresses:
      'En la configuración de esta herramienta en la plataforma, ponga las direcciones de inicio de sesión, de inicio (redirección) y de enlace profundo como se muestran aquí.',
    keys: 'Compare la dirección del conjunto de claves públicas de la plataforma con el jwks_url del registro aquí, y vea que este servidor la alcanza. Sus tokens deben ir firmados con un algoritmo que el registro nombre, casi siempre RS256.',
    messages:
      'En la configuración de esta herramienta en la plataforma, deje el enlace a recurso (LtiResourceLinkRequest) y el enlace profundo (LtiDeepLinkingRequest) con su dirección; desactive los demás tipos de mensaje.',
    person:
      'En la configuración de esta herramienta en la plataforma, permita enviar el identificador del usuario y los roles; quien abre la actividad debe haber iniciado sesión y estar en el curso.',
    content: 'En la plataforma, edite el enlace y elija de nuevo contenido de esta herramienta.',
    window:
      'En la configuración del enlace o de la herramienta en la plataforma, haga que se abra en una ventana nueva.',
    services:
      'En la configuración de esta herramienta en la plataforma, ponga la dirección del conjunto de claves públicas (JWKS) como se muestra aquí, que la plataforma debe alcanzar, y active los servicios de calificaciones (AGS) y de nombres y roles (NRPS). Si nombra una audiencia para los tokens de acceso, póngala en el registro aquí.',
  },
};
