export { ltiModule } from './adapters/sql/lti-module.ts';
