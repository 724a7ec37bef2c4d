/** `nobody` of Debian and its kin. */
const nobody = 65_534;

/** Whom a process that runs authors' code becomes: another than root, whose powers limits do not bind; else who this process is. */
export function unprivilegedUser(): { readonly uid?: number; readonly gid?: number } {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}
