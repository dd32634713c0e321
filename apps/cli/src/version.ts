/** The version of this build, put in by the bundler from package.json; a run from source has none. */
export const VERSION: string = process.env["KEYGUARD_BUILD_VERSION"] ?? "0.0.0-source";

/** The commit that this build was released from, put in by the bundler; empty for any other build. */
export const RELEASE_COMMIT: string = process.env["KEYGUARD_RELEASE_COMMIT"] ?? "";
