import type { LmsFixes } from './lms-fixes.ts';

/** Blackboard Learn by Anthology: LTI Tool Providers, and the developer portal. */
export const blackboard: LmsFixes = {
  en: {
    registration:
      'The issuer is https://blackboard.com for every institution. client_id is the Application ID of the tool in the developer portal (developer.anthology.com → My Applications), the same that is shown under Administrator Panel → Integrations → LTI Tool Providers.',
    deployment:
      'Administrator Panel → Integrations → LTI Tool Providers → the tool → Edit: add its Deployment ID to the registration here. Each institution that adds the tool has one of its own.',
    addresses:
      'developer.anthology.com → My Applications → the tool: Login Initiation URL and Tool Redirect URL(s) must be those that are shown here. Then LTI Tool Providers → the tool → Manage Placements: the Target Link URI of each placement. Blackboard knows one tool for each host name.',
    keys: 'jwks_url ends in the Application ID: https://developer.blackboard.com/api/v1/management/applications/APPLICATION-ID/jwks.json. Signing Algorithm in the developer portal is RS256.',
    messages:
      'LTI Tool Providers → the tool → Manage Placements: make a placement of the type Deep Linking content tool for choosing, or Course content tool for opening; turn others off.',
    person:
      'LTI Tool Providers → the tool → Edit → Institution Policies: under User Fields To Send tick Role in Course, and Name and Email Address as far as they are wanted. A course preview user has no user id.',
    content: 'In the course: delete the item, then + → Content Market → the tool, and choose again.',
    window: 'LTI Tool Providers → the tool → Manage Placements → the placement: tick Launch in New Window.',
    services:
      'developer.anthology.com → My Applications → the tool: Tool JWKS URL is the address (JWKS) that is shown here. LTI Tool Providers → the tool → Edit → Institution Policies: allow grade service access and membership service access.',
  },
  es: {
    registration:
      'El issuer es https://blackboard.com para todas las instituciones. client_id es el Application ID de la herramienta en el portal de desarrolladores (developer.anthology.com → My Applications), el mismo que aparece en Panel del administrador → Integraciones → Proveedores de herramientas LTI.',
    deployment:
      'Panel del administrador → Integraciones → Proveedores de herramientas LTI → la herramienta → Editar: añada su ID de implementación (Deployment ID) al registro aquí. Cada institución que añade la herramienta tiene uno propio.',
    addresses:
      'developer.anthology.com → My Applications → la herramienta: Login Initiation URL y Tool Redirect URL(s) deben ser las que se muestran aquí. Después, Proveedores de herramientas LTI → la herramienta → Gestionar ubicaciones: la URI de enlace de destino de cada ubicación. Blackboard admite una herramienta por nombre de servidor.',
    keys: 'jwks_url acaba en el Application ID: https://developer.blackboard.com/api/v1/management/applications/APPLICATION-ID/jwks.json. El algoritmo de firma en el portal es RS256.',
    messages:
      'Proveedores de herramientas LTI → la herramienta → Gestionar ubicaciones: cree una ubicación de tipo herramienta de contenido de Deep Linking para elegir, o herramienta de contenido del curso para abrir; desactive las demás.',
    person:
      'Proveedores de herramientas LTI → la herramienta → Editar → Políticas de la institución: en los campos de usuario por enviar marque Rol en el curso, y Nombre y Correo si se quieren. Un usuario de vista previa no tiene identificador.',
    content:
      'En el curso: borre el elemento, después + → Mercado de contenido → la herramienta, y elija de nuevo.',
    window:
      'Proveedores de herramientas LTI → la herramienta → Gestionar ubicaciones → la ubicación: marque Iniciar en una ventana nueva.',
    services:
      'developer.anthology.com → My Applications → la herramienta: Tool JWKS URL es la dirección (JWKS) que se muestra aquí. Proveedores de herramientas LTI → la herramienta → Editar → Políticas de la institución: permita el servicio de calificaciones y el de miembros.',
  },
};
