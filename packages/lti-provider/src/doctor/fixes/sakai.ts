import type { LmsFixes } from './lms-fixes.ts';

/** Sakai: External Tools in the administration workspace. */
export const sakai: LmsFixes = {
  en: {
    registration:
      'Administration Workspace → External Tools → the tool → Edit: LTI 1.3 Platform Issuer and Client ID are issuer and client_id of the registration here. Tick that the tool supports LTI 1.3.',
    deployment:
      'Administration Workspace → External Tools → the tool → Edit: add the LTI 1.3 Deployment ID that is shown there to the registration here.',
    addresses:
      'External Tools → the tool → Edit: Launch URL, Tool OpenID Connect/Initialization Endpoint and Tool Redirect Endpoint(s) must be those that are shown here.',
    keys: 'External Tools → the tool → Edit: LTI 1.3 Platform Keyset URL (well-known/KeySet) is jwks_url of the registration here.',
    messages:
      'External Tools → the tool → Edit: allow the tool to be selected from the content item pages (Deep Link Selector) and to receive Launch messages; turn the other message types off.',
    person:
      'External Tools → the tool → Edit → Privacy Settings: Send User Names to External Tool, Send Email Addresses to External Tool. Whoever opens the tool must be a participant of the site.',
    content: 'In Lessons: delete the item, then Add Content → Add Learning App → the tool, and choose again.',
    window:
      'External Tools → the tool → Edit: set the choice about a new window to Always launch in a new window.',
    services:
      'External Tools → the tool → Edit: Tool Keyset URL is the address (JWKS) that is shown here; under Services allow the tool to return grades, to manage gradebook columns and to retrieve the roster.',
  },
  es: {
    registration:
      'Espacio de administración → Herramientas externas → la herramienta → Editar: LTI 1.3 Platform Issuer y Client ID son issuer y client_id del registro aquí. Marque que la herramienta admite LTI 1.3.',
    deployment:
      'Espacio de administración → Herramientas externas → la herramienta → Editar: añada al registro aquí el LTI 1.3 Deployment ID que aparece allí.',
    addresses:
      'Herramientas externas → la herramienta → Editar: Launch URL, Tool OpenID Connect/Initialization Endpoint y Tool Redirect Endpoint(s) deben ser las que se muestran aquí.',
    keys: 'Herramientas externas → la herramienta → Editar: LTI 1.3 Platform Keyset URL (well-known/KeySet) es el jwks_url del registro aquí.',
    messages:
      'Herramientas externas → la herramienta → Editar: permita que se elija desde las páginas de contenido (Deep Link Selector) y que reciba mensajes de inicio; desactive los demás tipos de mensaje.',
    person:
      'Herramientas externas → la herramienta → Editar → Privacidad: enviar nombres y direcciones de correo a la herramienta. Quien la abre debe ser participante del sitio.',
    content:
      'En Lecciones: borre el elemento, después Añadir contenido → Añadir aplicación de aprendizaje → la herramienta, y elija de nuevo.',
    window:
      'Herramientas externas → la herramienta → Editar: elija que se abra siempre en una ventana nueva.',
    services:
      'Herramientas externas → la herramienta → Editar: Tool Keyset URL es la dirección (JWKS) que se muestra aquí; en Servicios permita devolver notas, gestionar columnas y obtener la lista de participantes.',
  },
};
