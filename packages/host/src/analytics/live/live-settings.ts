import type { HostConfig } from '../../config.ts';
import type { AnalyticsSettings } from '../analytics-settings.ts';
import type { LiveSettings } from './live-messages.ts';

/** What the thread of live analytics needs of the settings, as plain data. */
export function liveSettings(
  {
    data,
    mysqlUrl,
    analyticsMysqlUrl,
    mongodbUrl,
    s3,
    plugins,
    publicUrl,
  }: HostConfig & { readonly publicUrl: string },
  analytics: AnalyticsSettings,
): LiveSettings {
  const { countries } = analytics;
  return {
    data,
    plugins,
    origin: publicUrl,
    analytics: { ...(countries !== undefined && { countries }) },
    ...(mysqlUrl !== undefined && { mysqlUrl }),
    ...(analyticsMysqlUrl !== undefined && { analyticsMysqlUrl }),
    ...(mongodbUrl !== undefined && { mongodbUrl }),
    ...(s3 && { s3 }),
  };
}
