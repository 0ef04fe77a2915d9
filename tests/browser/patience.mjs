/** Waiting for what will be true, without saying when. */

/** Far more than anything here takes; a machine with other work must not fail a journey. */
const WAIT_MS_MAX = 20_000;

/** Asks until the answer is neither false nor nothing, and gives it back; `what` is the sentence that failed otherwise. */
export async function until(what, ask) {
  const end = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`it never became true that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
