import { fileInTemporaryFolder, reportSequelize } from './ltijs-sequelize-tool.ts';

reportSequelize(fileInTemporaryFolder);
