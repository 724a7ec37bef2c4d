import type { Instant } from '@coursewright/core/shared';
import { apiFaults } from './api-fault.ts';
import { apiTime } from './api-values.ts';

export interface CourseReportFile {
  /** An address that gives the file to whoever has it. */
  readonly url: string;
  readonly expires: Instant;
  readonly lastModified: Instant;
  /** Bytes. */
  readonly size: number;
}

/** Where reports about courses are that learners' data are written into. */
export interface CourseReports {
  /** undefined where there is no such report of the course. */
  find(courseId: string, reportName: string): Promise<CourseReportFile | undefined>;
}

/** `courses/{id}/reports/{name}/`: where a report is downloaded. */
export async function courseReport(reports: CourseReports, courseId: string, reportName: string) {
  const file = await reports.find(courseId, reportName);
  if (file === undefined) throw apiFaults.noReport(courseId, reportName);
  return {
    course_id: courseId,
    report_name: reportName,
    download_url: file.url,
    last_modified: time(file.lastModified),
    expiration_date: time(file.expires),
    file_size: file.size,
  };
}

function time(at: Instant): string | null {
  return apiTime(new Date(Math.floor(at / 1000)).toISOString());
}
