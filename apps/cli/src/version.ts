/** The version of this build, put in by the bundler from package.json; a run from source has none. */
export const VERSION: string = process.env["KEYGUARD_BUILD_VERSION"] ?? "0.0.0-source";
