import type { adminEn } from './admin.en.ts';

/** Sentences of the pages for administrators, in Spanish. */
export const adminEs: Readonly<Record<keyof typeof adminEn, string>> = {
  'firstAdmin.title': 'Crea tu cuenta de administrador',
  'firstAdmin.lead': 'Este sitio aún no tiene administrador. La cuenta que crees aquí podrá hacerlo todo.',
  'firstAdmin.field.username': 'Usuario',
  'firstAdmin.field.email': 'Correo electrónico',
  'firstAdmin.field.name': 'Nombre que ven los demás',
  'firstAdmin.submit': 'Crear la cuenta',
  'firstAdmin.taken': 'Ya hay una cuenta con este usuario o correo electrónico.',
  'firstAdmin.wrong.username': 'Un usuario tiene de 1 a 30 letras sin acentos, cifras, _ y -.',
  'firstAdmin.wrong.email': 'Un correo electrónico se parece a nombre@ejemplo.org.',
  'firstAdmin.wrong.name': 'Un nombre es una línea de 255 caracteres como máximo.',
  'firstAdmin.wrong.password': 'Una contraseña tiene al menos 8 caracteres.',
};
