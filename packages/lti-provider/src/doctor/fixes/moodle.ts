import type { LmsFixes } from './lms-fixes.ts';

/** Moodle 4: External tool, under Site administration. */
export const moodle: LmsFixes = {
  en: {
    registration:
      'Site administration → Plugins → Activity modules → External tool → Manage tools: the list icon of the tool (View configuration details) shows Platform ID and Client ID. They are issuer and client_id of the registration here, character by character. LTI version must be LTI 1.3.',
    deployment:
      'Manage tools → list icon of the tool: add its Deployment ID to the registration here. Moodle has one for each tool; a tool that was deleted and made again has a new one.',
    addresses:
      'Manage tools → cog icon of the tool: Tool URL, Initiate login URL and Redirection URI(s) must be the addresses that are shown here. An activity that was made with another Tool URL keeps it: edit the activity too.',
    keys: 'Manage tools → list icon of the tool: Public keyset URL is jwks_url of the registration here (it ends in /mod/lti/certs.php). This server must reach it: a Moodle behind a firewall or with a self-signed certificate has to be opened to it.',
    messages:
      'Manage tools → cog icon of the tool: tick Supports Deep Linking (Content-Item Message), enter the deep linking address as Content Selection URL, and choose content with Select content in the activity’s settings.',
    person:
      'Moodle sends the user id and role of whoever is logged in: guests have none. Under Manage tools → cog icon → Privacy, Share launcher’s name and email say what is sent besides.',
    content: 'In the course, edit the External tool activity, press Select content, choose again and save.',
    window: 'Edit the activity (or the tool, under Manage tools): set Launch container to New window.',
    services:
      'Manage tools → cog icon of the tool: Public key type is Keyset URL, with the public key set address (JWKS) that is shown here; Moodle must reach it. Under Services, IMS LTI Assignment and Grade Services is Use this service for grade sync and column management, and IMS LTI Names and Role Provisioning is on.',
  },
  es: {
    registration:
      'Administración del sitio → Plugins → Módulos de actividad → Herramienta externa → Gestionar herramientas: el icono de lista de la herramienta (Ver detalles de configuración) muestra el ID de plataforma y el ID de cliente. Son issuer y client_id del registro aquí, letra por letra. La versión LTI debe ser LTI 1.3.',
    deployment:
      'Gestionar herramientas → icono de lista de la herramienta: añada su ID de despliegue al registro aquí. Moodle tiene uno por herramienta; una herramienta borrada y vuelta a crear tiene otro.',
    addresses:
      'Gestionar herramientas → rueda dentada de la herramienta: URL de la herramienta, URL de inicio de sesión y URI de redirección deben ser las direcciones que se muestran aquí. Una actividad creada con otra URL la conserva: edite también la actividad.',
    keys: 'Gestionar herramientas → icono de lista de la herramienta: la URL del conjunto de claves públicas es el jwks_url del registro aquí (acaba en /mod/lti/certs.php). Este servidor debe alcanzarla: un Moodle tras un cortafuegos o con un certificado propio tiene que abrírsele.',
    messages:
      'Gestionar herramientas → rueda dentada de la herramienta: marque Admite Deep Linking (Content-Item Message), ponga la dirección de enlace profundo como URL de selección de contenido y elija el contenido con Seleccionar contenido en la actividad.',
    person:
      'Moodle envía el identificador y el rol de quien ha iniciado sesión: los invitados no tienen. En Gestionar herramientas → rueda dentada → Privacidad se dice qué más se envía (nombre y correo).',
    content:
      'En el curso, edite la actividad Herramienta externa, pulse Seleccionar contenido, elija de nuevo y guarde.',
    window:
      'Edite la actividad (o la herramienta, en Gestionar herramientas): Contenedor de inicio, Ventana nueva.',
    services:
      'Gestionar herramientas → rueda dentada de la herramienta: el tipo de clave pública es URL del conjunto de claves, con la dirección (JWKS) que se muestra aquí; Moodle debe alcanzarla. En Servicios, IMS LTI Assignment and Grade Services sirve para sincronizar notas y gestionar columnas, e IMS LTI Names and Role Provisioning está activado.',
  },
};
