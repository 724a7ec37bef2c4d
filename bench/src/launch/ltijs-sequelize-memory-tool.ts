import { reportSequelize } from './ltijs-sequelize-tool.ts';

reportSequelize(() => ':memory:');
