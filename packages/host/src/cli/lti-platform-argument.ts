export const ltiPlatformArgument = { name: 'ID', help: 'As coursewright lti platform list shows it.' };
