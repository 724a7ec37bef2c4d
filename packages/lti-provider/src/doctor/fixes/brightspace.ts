import type { LmsFixes } from './lms-fixes.ts';

/** Brightspace by D2L: Manage Extensibility, LTI Advantage. */
export const brightspace: LmsFixes = {
  en: {
    registration:
      'Admin Tools → Manage Extensibility → LTI Advantage → the tool: Brightspace Registration Details show Client Id and Issuer; they are client_id and issuer of the registration here. The registration must be Enabled.',
    deployment:
      'Manage Extensibility → LTI Advantage → the tool → View Deployments: add the Deployment Id to the registration here, and make the deployment available to the course’s org unit.',
    addresses:
      'Manage Extensibility → LTI Advantage → the tool: Redirect URLs (the launch and the deep linking address), OpenID Connect Login URL and Target Link URI must be those that are shown here; so must the URL of each link under View Deployments → View Links.',
    keys: 'Brightspace Registration Details: Brightspace Keyset URL is jwks_url of the registration here. For grades, Brightspace OAuth2 Audience must be its audience.',
    messages:
      'Tick the extension Deep Linking in the registration and again in the deployment, and make links of the types Deep Linking Quicklink, Deep Linking Content or Basic Launch.',
    person:
      'View Deployments → the deployment → Security Settings: leave Anonymous unticked, and tick what of the User information is sent. Roles come from the course’s classlist: whoever opens the link must be enrolled.',
    content:
      'In Content: Add Existing → External Learning Tools (or Insert Quicklink) → the tool, choose again, and delete the old topic.',
    window: 'Edit the topic and tick Open as External Resource.',
    services:
      'Manage Extensibility → LTI Advantage → the tool: Keyset URL is the address (JWKS) that is shown here; tick Assignment and Grade Services and Names and Role Provisioning Services in the registration and again in the deployment. The audience of the registration here is Brightspace OAuth2 Audience.',
  },
  es: {
    registration:
      'Herramientas de administración → Gestionar extensibilidad → LTI Advantage → la herramienta: los detalles de registro de Brightspace muestran Client Id e Issuer; son client_id e issuer del registro aquí. El registro debe estar habilitado.',
    deployment:
      'Gestionar extensibilidad → LTI Advantage → la herramienta → Ver implementaciones: añada el Deployment Id al registro aquí, y ponga la implementación a disposición de la unidad organizativa del curso.',
    addresses:
      'Gestionar extensibilidad → LTI Advantage → la herramienta: Redirect URLs (la dirección de inicio y la de enlace profundo), OpenID Connect Login URL y Target Link URI deben ser las que se muestran aquí; también la URL de cada enlace en Ver implementaciones → Ver enlaces.',
    keys: 'Detalles de registro de Brightspace: Brightspace Keyset URL es el jwks_url del registro aquí. Para las notas, Brightspace OAuth2 Audience debe ser su audience.',
    messages:
      'Marque la extensión Deep Linking en el registro y otra vez en la implementación, y cree enlaces de los tipos Deep Linking Quicklink, Deep Linking Content o Basic Launch.',
    person:
      'Ver implementaciones → la implementación → Configuración de seguridad: deje Anónimo sin marcar y marque qué datos del usuario se envían. Los roles salen de la lista de clase: quien abre el enlace debe estar inscrito.',
    content:
      'En Contenido: Agregar existente → Herramientas de aprendizaje externas (o Insertar Quicklink) → la herramienta, elija de nuevo y borre el tema anterior.',
    window: 'Edite el tema y marque Abrir como recurso externo.',
    services:
      'Gestionar extensibilidad → LTI Advantage → la herramienta: Keyset URL es la dirección (JWKS) que se muestra aquí; marque Assignment and Grade Services y Names and Role Provisioning Services en el registro y otra vez en la implementación. La audiencia del registro aquí es Brightspace OAuth2 Audience.',
  },
};
