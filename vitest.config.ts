import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserTests } from './scripts/browser-tests.ts';
import { browserArguments, findChromium } from './scripts/find-chromium.ts';
import { keepServicesForSuites } from './scripts/testing/service-settings.ts';

keepServicesForSuites(process.env);

const conditions = ['@coursewright/source'];
const chromium = findChromium();

const node = (name: string, include: string[], extra: object = {}) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name,
    include,
    exclude: [
      '**/*.browser.test.ts',
      '**/node_modules/**',
      '**/dist/**',
      ...(chromium === undefined ? browserTests() : []),
    ],
    ...extra,
  },
});

export default defineConfig({
  test: {
    projects: [
      node('unit', ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'], {
        testTimeout: 30_000,
      }),
      node('journey', ['packages/*/test/**/*.test.ts', 'demo/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        // One after another, and after the others: some kill hosts and servers under load, others wait for a grade to arrive.
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
      ...(chromium === undefined
        ? []
        : [
            {
              resolve: { conditions },
              test: {
                name: 'browser',
                include: ['packages/widgets/src/**/*.browser.test.ts'],
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({
                    launchOptions: { executablePath: chromium, args: browserArguments },
                  }),
                  instances: [{ browser: 'chromium' as const }],
                },
              },
            },
          ]),
    ],
  },
});
