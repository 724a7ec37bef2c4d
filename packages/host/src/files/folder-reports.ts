import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CourseReportFile, CourseReports } from '@coursewright/analytics/api';
import type { ReportSigner } from './report-signer.ts';

/** Reports that there may be of a course. */
const reportNames: readonly string[] = ['problem_response'];

/** The file of a report, as the original names it: `edX_DemoX_Demo_2016_problem_response.csv`. */
export function reportFileName(courseId: string, reportName: string): string {
  const course = courseId.replace(/^[\w-]+:/, '').replaceAll(/[/+]/g, '_');
  return `${course.replaceAll(/[^\w.-]/g, '_')}_${reportName}.csv`;
}

/** Reports in a folder, of which the signer gives out addresses. */
export function folderReports(folder: string, signer: ReportSigner): CourseReports {
  return {
    find: async (courseId, reportName): Promise<CourseReportFile | undefined> => {
      if (!reportNames.includes(reportName)) return undefined;
      const file = reportFileName(courseId, reportName);
      const found = await stat(path.join(folder, file)).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (found?.isFile() !== true) return undefined;
      return { ...signer.sign(file), lastModified: Math.floor(found.mtimeMs) * 1000, size: found.size };
    },
  };
}
