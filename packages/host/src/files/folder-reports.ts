import { stat } from 'node:fs/promises';
import path from 'node:path';
import { problemResponsePath, type CourseReportFile, type CourseReports } from '@coursewright/analytics/api';
import type { ReportSigner } from './report-signer.ts';

/** Reports that there may be of a course, and their files. */
const files = new Map([['problem_response', problemResponsePath]]);

/** Reports in a folder, of which the signer gives out addresses. */
export function folderReports(folder: string, signer: ReportSigner): CourseReports {
  return {
    find: async (courseId, reportName): Promise<CourseReportFile | undefined> => {
      const file = files.get(reportName)?.(courseId);
      if (file === undefined) return undefined;
      const found = await stat(path.join(folder, file)).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (found?.isFile() !== true) return undefined;
      return { ...signer.sign(file), lastModified: Math.floor(found.mtimeMs) * 1000, size: found.size };
    },
  };
}
