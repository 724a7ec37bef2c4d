import type { Words } from '../language.ts';

/** How groups that are too small are shown. */
export const smallGroupsApart: Words = {
  en: 'Groups with too few learners are shown together, so that nobody is singled out.',
  es: 'Los grupos con muy pocas personas se muestran juntos, para que nadie quede identificado.',
};

/** Groups that are too small to be shown by themselves; with those of whom nothing is known, where these had to join them. */
export function smallGroups(withUnknown: boolean): Words {
  return withUnknown
    ? { en: 'Small or not known', es: 'Pequeños o sin dato' }
    : { en: 'Small groups', es: 'Grupos pequeños' };
}
