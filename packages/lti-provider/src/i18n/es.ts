import type { MessageKey } from './en.ts';
import { esPicker } from './es-picker.ts';
import { esRegistration } from './es-registration.ts';

export const es: Readonly<Record<MessageKey, string>> = {
  ...esPicker,
  ...esRegistration,
  'refusal.login_incomplete': 'La plataforma de aprendizaje no envió {parameter} con el inicio de sesión.',
  'refusal.platform_unknown':
    'No hay ninguna plataforma registrada aquí con emisor {issuer} e id de cliente {client}. Regístrela o corrija su emisor.',
  'refusal.registration_pending':
    '{platform} está registrada y espera que el administrador de esta herramienta la apruebe.',
  'refusal.registration_paused':
    'El administrador de esta herramienta ha suspendido los accesos desde {platform}.',
  'refusal.client_ambiguous':
    'Varios registros tienen el emisor {issuer}; la plataforma debe enviar client_id con el inicio de sesión.',
  'refusal.login_deployment_unknown':
    'La implantación {deployment} no está registrada para {platform}. Añádala al registro.',
  'refusal.target_foreign':
    'El enlace lleva a {target}, que no es una dirección de esta herramienta. Corrija la dirección en la plataforma.',
  'refusal.too_many_requests':
    'Llegan demasiadas peticiones desde esta red. Espere {seconds} segundos y abra la actividad de nuevo.',
  'refusal.platform_launch_expired':
    'Esta página estuvo abierta demasiado tiempo para que la plataforma de aprendizaje continúe. Vuelva allí al curso, recárguelo y abra la actividad otra vez.',
  'refusal.platform_login_required':
    'La plataforma de aprendizaje ya no sabe quién es usted, o tiene abierta la sesión de otra persona. Inicie sesión allí y abra la actividad otra vez.',
  'refusal.platform_error': 'La plataforma detuvo la apertura: {error}. Abra la actividad de nuevo.',
  'refusal.state_missing':
    'La apertura llegó sin state; debe empezar por el inicio de sesión. Abra la actividad de nuevo.',
  'refusal.state_forged':
    'La apertura no pertenece a un inicio de sesión empezado aquí. Abra la actividad de nuevo.',
  'refusal.state_expired': 'La apertura tardó más de diez minutos. Abra la actividad de nuevo.',
  'refusal.browser_unknown':
    'El navegador no devolvió la cookie de esta apertura: bloquea las cookies de páginas dentro de otras páginas.',
  'refusal.browser_mismatch': 'La apertura se inició en otro navegador. Abra la actividad de nuevo.',
  'refusal.token_missing': 'La plataforma no envió ningún id_token.',
  'refusal.token_malformed': 'El id_token no es un JSON Web Token firmado.',
  'refusal.token_algorithm':
    'El id_token está firmado con {algorithm}; {platform} está registrada para {allowed}.',
  'refusal.token_critical': 'El id_token pide una extensión de cabecera que aquí no se conoce.',
  'refusal.token_kid_missing': 'El id_token no dice qué clave lo firmó (kid).',
  'refusal.token_key_unknown':
    'La clave {kid} que firmó el id_token no está en el conjunto de claves de {platform}. Si las claves acaban de cambiar, se conocerá dentro de {seconds} segundos; si no, revise jwks_url.',
  'refusal.token_signature': 'La firma del id_token no es correcta.',
  'refusal.keys_unavailable': 'No se puede leer el conjunto de claves de {platform}: {reason}',
  'refusal.issuer_wrong': 'El id_token es de {issuer}, pero el inicio de sesión era de {platform}.',
  'refusal.audience_wrong': 'El id_token es para otro id de cliente que el registrado, {client}.',
  'refusal.audience_untrusted':
    'El id_token es también para {audience}, en quien el registro no confía (trusted_audiences).',
  'refusal.azp_missing': 'El id_token es para varios destinatarios y no dice para cuál se hizo (azp).',
  'refusal.azp_wrong': 'El id_token se hizo para {azp} (azp), no para el id de cliente registrado.',
  'refusal.exp_missing': 'El id_token no tiene hora de caducidad (exp).',
  'refusal.token_expired':
    'El id_token ha caducado. Abra la actividad de nuevo; si ocurre a menudo, revise los relojes.',
  'refusal.iat_missing': 'El id_token no tiene hora de emisión (iat).',
  'refusal.issued_in_future':
    'El id_token se emitió {seconds} segundos en el futuro. Revise los relojes de la plataforma y de este servidor.',
  'refusal.issued_long_ago': 'El id_token se emitió hace más de diez minutos. Abra la actividad de nuevo.',
  'refusal.not_yet_valid': 'El id_token aún no es válido (nbf). Revise los relojes.',
  'refusal.nonce_missing': 'El id_token no tiene nonce.',
  'refusal.nonce_mismatch': 'El id_token se hizo para otro inicio de sesión. Abra la actividad de nuevo.',
  'refusal.nonce_used': 'Esta apertura ya se ha usado. Abra la actividad de nuevo.',
  'refusal.version_missing': 'El mensaje no dice su versión de LTI.',
  'refusal.version_wrong': 'El mensaje tiene la versión {version} de LTI; solo se entiende 1.3.0.',
  'refusal.lti_version_old':
    'La plataforma abrió con LTI 1.1. Registre allí esta herramienta como herramienta LTI 1.3.',
  'refusal.message_type_missing': 'El mensaje no dice su tipo.',
  'refusal.message_type_unknown': '{type} no es un tipo de mensaje de LTI.',
  'refusal.message_type_not_offered':
    'La plataforma envió {type} ({service}). Esta herramienta admite LtiResourceLinkRequest y LtiDeepLinkingRequest; desactive la otra ubicación en la plataforma.',
  'refusal.deployment_missing': 'El mensaje no tiene un id de implantación de 1 a 255 caracteres.',
  'refusal.deployment_unknown':
    'La implantación {deployment} no está registrada para {platform}. Añádala al registro.',
  'refusal.deployment_changed':
    'El mensaje es de otra implantación que el inicio de sesión. Abra la actividad de nuevo.',
  'refusal.target_missing': 'El mensaje no tiene target_link_uri.',
  'refusal.target_changed': 'El target_link_uri del mensaje no es el del inicio de sesión.',
  'refusal.resource_link_missing': 'El mensaje no tiene id de enlace de recurso.',
  'refusal.resource_link_too_long': 'El id de enlace de recurso tiene más de 255 caracteres.',
  'refusal.subject_missing':
    'La plataforma no dijo quién es el usuario (sub). Comparta un id de usuario con la herramienta o permita aperturas anónimas en el registro.',
  'refusal.subject_too_long': 'El id de usuario (sub) tiene más de 255 caracteres ASCII.',
  'refusal.roles_missing': 'El mensaje no tiene roles.',
  'refusal.roles_malformed': 'Los roles del mensaje no son una lista de textos.',
  'refusal.deep_linking_settings_missing': 'La petición de selección de contenido no tiene ajustes.',
  'refusal.deep_linking_return_missing': 'La petición de selección de contenido no dice adónde volver.',
  'refusal.deep_linking_not_teaching': 'El contenido lo eligen quienes enseñan en el curso.',
  'refusal.content_missing':
    'Aún no se ha elegido contenido para este enlace. En la plataforma, edite el enlace y seleccione contenido de esta herramienta.',
  'refusal.course_not_allowed':
    '{platform} no tiene permiso para abrir el curso {course}. Añádalo a los cursos del registro.',
  'refusal.course_unknown': 'El curso {course} ya no está aquí o no está publicado.',
  'refusal.block_unknown': 'La parte {block} ya no está en el curso publicado.',
  'refusal.enrollment_refused': 'El curso no admite más alumnos ({reason}).',
  'refusal.picker_expired': 'La selección tardó más de una hora. Empiécela de nuevo en la plataforma.',
  'page.title': 'No se pudo abrir la actividad',
  'page.forLearner': 'Diga a su docente o administrador lo que sigue.',
  'page.forTeacher': 'Puede arreglarlo quien edita el curso en la plataforma de aprendizaje.',
  'page.forAdministrator': 'Puede arreglarlo quien administra la plataforma o esta herramienta.',
  'page.again': 'Vuelva a la plataforma de aprendizaje y abra la actividad de nuevo.',
  'page.tryAgain': 'Intentar de nuevo',
  'page.back': 'Volver a la plataforma de aprendizaje',
  'page.emptyTitle': 'Aquí todavía no hay nada',
  'page.emptyHint': 'Su docente aún no ha elegido qué abre este enlace. Vuelva más tarde.',
  'page.facts': 'Código {code} · {section} · {id}',
  'page.browserTitle': 'Abra la actividad en una ventana nueva',
  'page.browserHelp': 'En una ventana propia funciona.',
  'page.newWindow': 'Abrir en una ventana nueva',
  'storage.opening': 'Abriendo la actividad …',
  'storage.blocked': 'Este navegador no guarda nada para una página dentro de otra.',
  'storage.cookiesOff': 'Las cookies están desactivadas',
  'storage.allowCookies':
    'Permita las cookies de este sitio en los ajustes del navegador; después vuelva a la plataforma de aprendizaje y abra la actividad otra vez.',
  'platform.refused': 'Se rechazó la apertura',
  'platform.notAdded': 'No se añadió el contenido',
  'platform.continue': 'Continuar a {tool}',
  'platform.back': 'Continuar',
};
