import type { Block } from '#reading/block.ts';
import type { Collection } from '#reading/point-collection.ts';
import type { Setting } from '#reading/point-fields.ts';
import type { Above } from '#reading/point-items.ts';

export function readTable(_cells: readonly Block[], _above: Above, _welcome: boolean, _into: Collection, _setting: Setting): void {}
