import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withNode, withParameters } from '../../stage';
import type { Scenario } from '../scenario';
import { edited, report, reportsIn, usingFolder, withText } from './report';
import {
	between,
	figuresOfMixed,
	folderOf,
	genuine,
	mixed,
	noFace,
	place,
	separate,
	spoofed,
} from './sortedPictures';

export const thresholdReport: Scenario = {
	beforeUse: usingFolder,

	refused: {
		'an attack, for which no threshold is recommended': async (played) => {
			await place(played, { 'attack/a.jpg': spoofed });
			const execution = await played.n8n.api.runManually(played.saved);
			for (const file of await reportsIn(folderOf(played))) {
				const text = await readFile(join(folderOf(played), file), 'utf8');
				expect(text).not.toMatch(/From threshold \d/);
			}
			return execution;
		},
	},

	tests(played) {
		test('the rates and their intervals are those of a calculation by hand', async () => {
			await place(played(), mixed);
			const [header, ...lines] = (await report(played())).csv;
			expect(header).toBe('threshold,measure,type,errors,total,rate,from,to');
			const expected = Object.entries(figuresOfMixed).flatMap(([measure, figures]) =>
				figures.map((figure) => figure.replace(': ', `,${measure},`)),
			);
			expect(lines).toEqual(expect.arrayContaining(expected));
			expect(lines).toHaveLength(101 * Object.keys(figuresOfMixed).length);
		});

		test('the page says what these pictures show, and that they are too few', async () => {
			await place(played(), mixed);
			const { page } = await report(played());
			expect(page).toContain('These figures describe these pictures only.');
			for (const [pictures, most] of [
				['bona fide, 4', 60.24],
				['print, 3', 70.76],
				['screen, 2', 84.19],
			]) {
				expect(page).toContain(`Too few pictures to tell: ${pictures}. Even without any error`);
				expect(page).toContain(`as high as ${most} %. To show a rate of at most 5 %, you need 72`);
			}
			expect(page).toContain('At no threshold do both intervals end at or below 5 %.');
			expect(page).toContain('At your threshold, 60');
			expect(page).toContain('BPCER bona fide 1 of 4 25 % 0.63 to 80.59 %');
			expect(page).toContain('APCER (highest) 33.33 % 0.84 to 90.57 %');
			expect(page).toContain('APCER screen 0 of 2 0 % 0 to 84.19 %');
		});

		test('pictures without a score are counted and named, and are in no rate', async () => {
			await place(played(), mixed);
			const { page } = await report(played());
			expect(page).toContain('BPNRR bona fide 2 of 6 33.33 % 4.33 to 77.72 %');
			expect(page).toContain('APNRR print 0 of 3 0 % 0 to 70.76 %');
			expect(page).toContain('genuine/no face.jpg (noFaceFound)');
			expect(page).toContain('genuine/down.jpg (vendorUnavailable)');
		});

		test('names the thresholds that enough pictures support', async () => {
			await place(played(), separate);
			// 0 errors in 3 pictures: the interval ends at 70.76 %.
			const accepting = async (percent: number) =>
				await edited(played(), (one) =>
					withText(one, 'Settings', '"value":5', `"value":${percent}`),
				);
			const enough = await report(await accepting(71));
			expect(enough.page).not.toContain('Too few pictures');
			expect(enough.page).toContain('From threshold 9 to 97, both intervals end at or below 71 %.');
			const tooFew = await report(await accepting(70));
			expect(tooFew.page).toContain('Too few pictures to tell: attack, 3.');
			expect(tooFew.page).toContain('At no threshold do both intervals end at or below 70 %.');
		});

		test.each([
			['kairos', 'Kairos account', 55, '0 of 1', 'a score at or above it passes'],
			['accura', 'Accura account', 50, '1 of 1', 'a score above it passes'],
		])('%s: a score of exactly the threshold', async (provider, name, threshold, errors, rule) => {
			const check = 'Face Liveness';
			await place(played(), { 'genuine/a.jpg': between });
			const atItsScore = await edited(played(), (workflow) =>
				withNode(withParameters(workflow, check, { provider, threshold }), check, (node) => {
					const account = { id: `${provider}-account`, name };
					return { ...node, credentials: { ...node.credentials, [`${provider}Api`]: account } };
				}),
			);
			const { page } = await report(atItsScore);
			expect(page).toContain(`BPCER bona fide ${errors}`);
			expect(page).toContain(rule);
		});

		test('stops if a verdict does not agree with its score', async () => {
			await place(played(), separate);
			const { n8n, saved } = await edited(played(), (workflow) =>
				withText(workflow, 'Row of a Picture', '?.passed ?? false', '?.passed !== true'),
			);
			const { error } = await n8n.api.runManually(saved);
			expect(error?.message).toContain('the verdict does not agree with its score');
			expect(await reportsIn(folderOf(played()))).toEqual([]);
		});

		test('names of folders and files stay text', async () => {
			const name = '<img src=x onerror=alert(1)> $& {{ 1 }}.jpg';
			await place(played(), { [`genuine/${name}`]: noFace, 'attack/=1+1/a.jpg': spoofed });
			const { html, page, csv } = await report(played());
			expect(html).not.toContain('<img');
			expect(page).toContain(`genuine/${name} (noFaceFound)`);
			expect(csv).toContain("60,APCER,'=1+1,0,1,0,0,97.5");
		});

		test('without any attack, the rate of attacks is unknown', async () => {
			await place(played(), { 'genuine/a.jpg': genuine });
			const { page, csv } = await report(played());
			expect(page).toContain('Too few pictures to tell: attack, 0.');
			expect(page).toContain('as high as 100 %');
			expect(csv).toContain('60,APCER,(highest),,,,0,100');
		});

		test('reports empty folders', async () => {
			await place(played(), {});
			const { status, error } = await played().n8n.api.runManually(played().saved);
			expect(status).toBe('error');
			expect(error?.message).toContain('No files found in the folders genuine and attack');
		});
	},
};
