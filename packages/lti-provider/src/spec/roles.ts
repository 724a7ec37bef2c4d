const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

/** Context roles (core §A.2.2), as full addresses. */
export const contextRoles = {
  instructor: `${membership}#Instructor`,
  administrator: `${membership}#Administrator`,
  teachingAssistant: `${membership}/Instructor#TeachingAssistant`,
  learner: `${membership}#Learner`,
} as const;

/** Short names are context roles and still sent (core §A.2: deprecated, to be understood). */
const teaching =
  /^(?:http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership(?:#|\/(?:Instructor|Administrator)#))?(?:Instructor|Administrator|TeachingAssistant|PrimaryInstructor|SecondaryInstructor|GuestInstructor|Lecturer)$/;

/** Whether the roles let somebody teach in the launch's context. Institution and system roles say nothing about it. */
export function teaches(roles: readonly string[]): boolean {
  return roles.some((role) => teaching.test(role));
}

/** Core §A.2.2: the core role or one below it, in full or by its short name. */
const learning =
  /^(?:http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership(?:#|\/Learner#))?(?:Learner|ExternalLearner|GuestLearner|NonCreditLearner)$/;

/** Whether the roles let somebody learn in the context. */
export function learns(roles: readonly string[]): boolean {
  return roles.some((role) => learning.test(role));
}
