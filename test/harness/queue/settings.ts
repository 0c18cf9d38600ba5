/** How many executions each worker runs at a time. */
export const CONCURRENCY = 10;

/** How long the vendor takes for an answer, in ms. */
export const VENDOR = 300;

/**
 * As docs/scaling.md advises for production, but sooner: there, a worker is given up after a minute
 * or more, and a test has no hours.
 */
export const sooner = {
	// In ms: how long a worker that says nothing is believed in, and how often it says something.
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
	// In minutes; how many executions are looked at.
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '0.1',
	N8N_EXECUTIONS_QUEUE_RECOVERY_BATCH: '1000',
} as const;
