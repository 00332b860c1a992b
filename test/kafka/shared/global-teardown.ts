/** Runs once after all tests: stops the shared clusters where any test had asked for them. */
export default async function closeSharedRig(): Promise<void> {
  await globalThis.kafkaByocSharedRig?.stop();
}
