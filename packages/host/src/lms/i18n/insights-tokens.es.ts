import type { insightsTokensEn } from './insights-tokens.en.ts';

export const insightsTokensEs: Record<keyof typeof insightsTokensEn, string> = {
  'insights.tokens.title': 'Tokens de la API',
  'insights.tokens.lead':
    'Con un token, un programa lee la API de analítica en su nombre: los cursos de cuyo equipo forma parte, y nada más.',
  'insights.tokens.leadAdmin':
    'Con un token, un programa lee la API de analítica: en nombre de alguien, o como servicio, que ve todos los cursos.',
  'insights.tokens.how': 'El programa lo envía con cada petición:',
  'insights.tokens.new': 'Token nuevo',
  'insights.tokens.name': '¿Para qué es?',
  'insights.tokens.days': 'Vale durante',
  'insights.tokens.forDays_one': '{{count}} día',
  'insights.tokens.forDays_other': '{{count}} días',
  'insights.tokens.forEver': 'Hasta que se retire',
  'insights.tokens.whose': 'De quién',
  'insights.tokens.mine': 'Mío',
  'insights.tokens.service': 'Un servicio: todos los cursos',
  'insights.tokens.make': 'Crear un token',
  'insights.tokens.made': 'Su token nuevo',
  'insights.tokens.once': 'Cópielo ahora: no se guarda en ninguna parte y no se puede volver a mostrar.',
  'insights.tokens.own': 'Sus tokens',
  'insights.tokens.everybodys': 'Todos los tokens',
  'insights.tokens.none': 'Todavía no hay ningún token. Los que cree aparecerán aquí.',
  'insights.tokens.created': 'Creado',
  'insights.tokens.expires': 'Vale hasta',
  'insights.tokens.never': 'Sin fin',
  'insights.tokens.expired': 'Caducó: {{day}}',
  'insights.tokens.actions': 'Acciones',
  'insights.tokens.revoke': 'Retirar',
  'insights.tokens.revoked': 'El token se ha retirado. Los programas que lo usaban ya no tienen acceso.',
};
