import type { Detection } from "../detection.ts";

/** As many lone secrets of one kind in one file of a test are vectors. */
const FEWEST_VECTORS = 8;

const isLone = ({ parts }: Detection): boolean => parts.length === 1;

/** Test vectors are keys that somebody made up for the purpose: they are named, and low. */
export function quietVectors(detections: readonly Detection[]): readonly Detection[] {
  if (detections.length < FEWEST_VECTORS) return detections;
  const counts = new Map<string, number>();
  for (const { ruleId } of detections.filter(isLone)) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return detections.map((detection) => {
    if (!isLone(detection) || (counts.get(detection.ruleId) ?? 0) < FEWEST_VECTORS) return detection;
    const severity = detection.severity === "info" ? "info" : "low";
    return { ...detection, severity, evidence: [...detection.evidence, "one of many in a file of tests"] };
  });
}
