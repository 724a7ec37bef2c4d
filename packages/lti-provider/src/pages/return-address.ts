/** The platform's address to go back to, with what it is to tell the person (LTI core §5.4.4). */
export function returnAddress(
  returnUrl: string,
  told: { readonly message: string } | { readonly error: string },
): string {
  const address = new URL(returnUrl);
  if ('message' in told) address.searchParams.set('lti_msg', told.message);
  else address.searchParams.set('lti_errormsg', told.error);
  return address.href;
}
