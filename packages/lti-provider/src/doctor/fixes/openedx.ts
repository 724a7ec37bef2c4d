import type { LmsFixes } from './lms-fixes.ts';

/** Open edX as a platform: the LTI Consumer component in Studio. */
export const openedx: LmsFixes = {
  en: {
    registration:
      'Studio shows the component’s Client ID under it, and the issuer is the address of the LMS: they are client_id and issuer of the registration here. Every LTI Consumer component has a client id of its own, unless it uses a reusable configuration. LTI Version must be LTI 1.3.',
    deployment: 'The deployment id of Open edX is always 1: the registration here must list 1.',
    addresses:
      'Studio → the LTI Consumer component → Edit: Tool Launch URL, Tool Initiate Login URL and Registered Redirect URIs must be those that are shown here.',
    keys: 'Studio shows the component’s Keyset URL (…/api/lti_consumer/v1/public_keysets/…): it is jwks_url of the registration here.',
    messages:
      'Studio → the LTI Consumer component → Edit: set Deep Linking to True and Deep Linking Launch URL to the deep linking address, save, and open Deep Linking Launch – Configure tool under the component.',
    person:
      'Only enrolled people who are logged in have a user id: in Studio’s preview and in public courses there is none. Request user’s username, full name and email say what is sent besides.',
    content:
      'Studio → Deep Linking Launch – Configure tool under the component: choose again. Or Edit → Custom Parameters: ["block=…"] with the key of the part, ["course=…"] for a whole course.',
    window: 'Studio → the LTI Consumer component → Edit: set LTI Launch Target to New Window.',
    services:
      'Studio → the LTI Consumer component → Edit: Tool Public Key Mode is Keyset URL, with the address (JWKS) that is shown here; LTI Assignment and Grades Service is Allow tools to manage and submit grades (programmatic), or to submit grades only. LTI NRPS is turned on by the site’s operators.',
  },
  es: {
    registration:
      'Studio muestra el Client ID debajo del componente, y el issuer es la dirección del LMS: son client_id e issuer del registro aquí. Cada componente LTI Consumer tiene su propio client id, salvo que use una configuración reutilizable. LTI Version debe ser LTI 1.3.',
    deployment: 'El deployment id de Open edX es siempre 1: el registro aquí debe incluir 1.',
    addresses:
      'Studio → el componente LTI Consumer → Editar: Tool Launch URL, Tool Initiate Login URL y Registered Redirect URIs deben ser las que se muestran aquí.',
    keys: 'Studio muestra la Keyset URL del componente (…/api/lti_consumer/v1/public_keysets/…): es el jwks_url del registro aquí.',
    messages:
      'Studio → el componente LTI Consumer → Editar: ponga Deep Linking en True y Deep Linking Launch URL con la dirección de enlace profundo, guarde y abra Deep Linking Launch – Configure tool debajo del componente.',
    person:
      'Solo quien está inscrito y ha iniciado sesión tiene identificador: en la vista previa de Studio y en cursos públicos no lo hay. Request user’s username, full name y email dicen qué más se envía.',
    content:
      'Studio → Deep Linking Launch – Configure tool debajo del componente: elija de nuevo. O Editar → Custom Parameters: ["block=…"] con la clave de la parte, ["course=…"] para un curso entero.',
    window: 'Studio → el componente LTI Consumer → Editar: LTI Launch Target, New Window.',
    services:
      'Studio → el componente LTI Consumer → Editar: Tool Public Key Mode es Keyset URL, con la dirección (JWKS) que se muestra aquí; LTI Assignment and Grades Service permite gestionar y enviar notas, o solo enviarlas. LTI NRPS lo activan los operadores del sitio.',
  },
};
