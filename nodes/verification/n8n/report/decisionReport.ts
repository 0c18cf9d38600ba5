import { checkLabels } from '../../check';
import type { DecisionRecord } from '../../decision/decision';
import { decisionLabels, nextStepSentences, simulatedEnding } from '../words/decisionSentences';
import { labels } from '../words/labels';
import { reasonWords } from '../words/reasonWords';
import { checkSection } from './checkSection';
import { html, type Html } from './html';
import { style } from './style';
import { time, value } from './values';

/**
 * A page about one decision for people and for archives. It runs and loads nothing, and prints on
 * one A4 sheet.
 */
export function decisionReport(record: DecisionRecord): string {
	const { decision, nextStep, summary, checks } = record;
	const word = decisionLabels[decision];
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta
					http-equiv="Content-Security-Policy"
					content="default-src 'none'; style-src 'unsafe-inline'"
				/>
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>KYC Decision: ${word}</title>
				<style>
					${style}
				</style>
			</head>
			<body>
				<main>
					<header class="decision ${decision}">
						<p class="quiet">KYC Decision</p>
						<h1>${word}</h1>
						<p class="summary cut3">${value(summary)}</p>
						<p><strong>Next step:</strong> ${nextStepSentences[nextStep]}</p>
					</header>
					<section aria-labelledby="why">
						<h2 id="why">Why</h2>
						<ul class="why">
							${why(record)}
						</ul>
					</section>
					<section aria-labelledby="checks">
						<h2 id="checks">Checks</h2>
						<ul class="checks">
							${checks.length === 0 ? html`<li>The decision used no verdict.</li>` : checks.map(checkSection)}
						</ul>
					</section>
					<div class="columns">
						<section aria-labelledby="policy">
							<h2 id="policy">Policy</h2>
							<dl class="facts">${rules(record)}</dl>
						</section>
						<section aria-labelledby="origin">
							<h2 id="origin">Origin</h2>
							<dl class="facts">${origin(record)}</dl>
						</section>
					</div>
				</main>
				<footer class="quiet">This page contains no image.</footer>
			</body>
		</html> `.source;
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** One sentence for each check, so that many reasons stay short. */
function why({ reasons, decision, checks }: DecisionRecord): Html[] {
	if (decision === 'accept')
		return [html`<li>Every required check passed${simulatedEnding(checks)}.</li>`];
	const subjects = [...new Set(reasons.map(({ check }) => check))];
	return subjects.map((subject) => {
		const own = reasons.filter(({ check }) => check === subject);
		const words = new Set(own.map(({ reason }) => reasonWords[reason]));
		const name = subject === null ? 'The item' : checkLabels[subject];
		return html`<li><strong>${name}</strong> ${list.format(words)}.</li>`;
	});
}

function origin({ decidedAt, workflow, executionId, packageVersion }: DecisionRecord): Html[] {
	return [
		row('Decided at', time(decidedAt), 'cut1'),
		row('Workflow', value(workflow.name), 'cut2'),
		row('Workflow ID', value(workflow.id), 'cut1'),
		row('Execution ID', value(executionId), 'cut1'),
		row('Package', html`n8n-nodes-kyc-liveness ${value(packageVersion)}`, 'cut1'),
	];
}

function rules({ required, policy }: DecisionRecord): Html[] {
	const { onFail, sameDocument, maxAge, severalVerdicts, verifyOrigin } = policy;
	return [
		row(
			labels.requiredChecks,
			value(required.map((check) => checkLabels[check]).join(', ') || null),
		),
		row(labels.onFail, value(onFail === 'reject' ? 'Reject' : 'Review')),
		row(labels.sameDocument, onOrOff(sameDocument)),
		row(labels.maxAge, value(maxAge === 0 ? 'No limit' : `${maxAge} min`)),
		row(
			labels.severalVerdicts,
			value(severalVerdicts === 'all' ? 'All Have to Pass' : 'The Latest Decides'),
		),
		row(labels.verifyOrigin, onOrOff(verifyOrigin)),
	];
}

/** @param lines how many of them a value may take that can be of any length */
function row(name: string, content: Html, lines: 'cut1' | 'cut2' | '' = ''): Html {
	return html`<dt>${name}</dt>
		<dd class="${lines}">${content}</dd>`;
}

function onOrOff(isOn: boolean): Html {
	return value(isOn ? 'On' : 'Off');
}
