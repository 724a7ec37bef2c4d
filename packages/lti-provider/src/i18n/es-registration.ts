import type { enRegistration } from './en-registration.ts';

/** Las frases del registro dinámico. */
export const esRegistration: Readonly<Record<keyof typeof enRegistration, string>> = {
  'registration.refused.configuration_missing':
    'Esta dirección es para una plataforma de aprendizaje: péguela allí donde se registra una herramienta por su dirección (registro dinámico). La plataforma abre entonces esta página con la dirección de su configuración.',
  'registration.refused.address_refused':
    'No se descarga nada de {address}: {reason}. Para una plataforma en la red propia de la institución, quien mantiene esta herramienta debe permitir las redes privadas.',
  'registration.refused.configuration_unreachable':
    'No se puede leer la configuración de la plataforma en {address}: {reason}. Este servidor debe poder alcanzar la plataforma.',
  'registration.refused.registration_token_refused':
    'La plataforma ya no acepta el token de registro (respondió {status}): se usó antes o esperó demasiado.',
  'registration.refused.configuration_invalid':
    'La configuración de la plataforma no está completa: {field} falta o no es correcto.',
  'registration.refused.issuer_mismatch':
    'La configuración es de {issuer}, pero vino de {host}: nadie se registra en nombre de otro. Abra el registro en la propia plataforma; si es la plataforma, su dirección está mal configurada.',
  'registration.refused.resource_links_missing':
    'La plataforma dice que no abre enlaces a herramientas (LtiResourceLinkRequest).',
  'registration.refused.courses_missing':
    'Solo debían abrirse algunos cursos y no se eligió ninguno. No se registró nada: vuelva atrás y elija uno.',
  'registration.refused.registration_refused': 'La plataforma rechazó el registro ({status}): {reason}',
  'registration.refused.registration_unclear':
    'La plataforma respondió al registro, pero sin {field}. Quizá esté ya registrada: mire la lista de herramientas de la plataforma y quítela antes de volver a intentarlo.',
  'registration.refused.already_registered':
    '{issuer} ya está registrado aquí con el id de cliente {client}. Cambie ese registro o quítelo antes.',
  'registration.refused.address_expired':
    'Esta dirección de registro ha caducado o no está completa. Pida una nueva al administrador de esta herramienta.',
  'registration.refused.address_used':
    'Esta dirección de registro ya se usó: cada una vale para una plataforma. Pida una nueva al administrador de esta herramienta.',
  'registration.refused.too_many_pending':
    'Demasiados registros esperan aprobación. Pida una dirección de registro propia al administrador de esta herramienta.',
  'registration.refused.too_many_at_once':
    'En el último minuto se iniciaron demasiados registros. Espere un poco.',
  'registration.refused.session_expired': 'Esta página estuvo abierta más de una hora. No se registró nada.',
  'registration.refused.session_used': 'Este registro ya se envió.',
  'registration.title': 'Registrar {tool}',
  'registration.ask': '¿Puede {platform} abrir cursos aquí?',
  'registration.lead':
    'La plataforma pide registrarse en {tool}. No se registra nada hasta que usted lo confirme.',
  'registration.who': 'Quién lo pide',
  'registration.product': 'Plataforma',
  'registration.issuer': 'Dirección (emisor)',
  'registration.account': 'Institución',
  'registration.what': 'Lo que {tool} pedirá a la plataforma',
  'registration.message.LtiResourceLinkRequest': 'abrir actividades desde sus cursos',
  'registration.message.LtiDeepLinkingRequest': 'que los profesores elijan contenido para sus cursos',
  'registration.scope.grades': 'escribir calificaciones en su libro',
  'registration.scope.members': 'ver quién está en un curso',
  'registration.person':
    'de cada persona, un identificador y su rol; el nombre y el correo, según se diga abajo',
  'registration.personAlways': 'de cada persona, un identificador, su rol, su nombre y su correo',
  'registration.nobody':
    'No ha iniciado sesión aquí como administrador. El registro se guarda y espera a que un administrador de {tool} lo apruebe.',
  'registration.name': 'Nombre de la plataforma',
  'registration.courses': 'Cursos que puede abrir',
  'registration.everyCourse': 'Todos los cursos, también los que se añadan después',
  'registration.someCourses': 'Solo estos:',
  'registration.moreCourses': 'Y {count} más: se pueden elegir después, en Administración.',
  'registration.grades': 'Calificaciones que recibe',
  'registration.grades.links': 'Una por cada actividad que se coloque allí',
  'registration.grades.subsections': 'Una por cada subsección calificada de un curso',
  'registration.grades.course': 'Una por el curso entero',
  'registration.grades.none': 'Ninguna',
  'registration.personalData': 'Datos personales que puede enviar',
  'registration.sendName': 'Nombres',
  'registration.sendEmail': 'Direcciones de correo',
  'registration.yes': 'Registrar',
  'registration.yesPending': 'Pedir aprobación',
  'registration.done': '{platform} está registrada',
  'registration.doneActive': 'Ya puede abrir cursos. Active la herramienta en la plataforma si esta lo pide.',
  'registration.doneDeployment': 'Sus implantaciones se aceptan según lleguen.',
  'registration.donePending':
    'Espera a un administrador de {tool}, que la encuentra en Administración → LTI. Hasta entonces se rechazan sus lanzamientos.',
  'registration.close': 'Volver a la plataforma',
  'registration.notDone': 'La plataforma no se registró',
  'registration.again': 'Empiece de nuevo en la plataforma: su token de registro vale una vez.',
};
