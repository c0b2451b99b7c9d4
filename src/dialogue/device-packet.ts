import type { Definition, DialogueKind } from '#dialogue/dialogue.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import type { AreaMap } from '#places/map-shape.ts';

/** A dialogue as a device in a square asks it: the version that was open when the device fetched it. */
export type PacketDialogue = {
  readonly id: string;
  readonly versionId: string;
  readonly kind: DialogueKind;
  readonly title: string;
  readonly definition: Definition;
  readonly area: string | null;
  readonly areaId: string | null;
  readonly place: string | null;
  readonly form: QuestionForm;
};

/** What a device takes along: everything that is needed to ask without network, and nothing of what anybody has answered. */
export type DevicePacket = {
  readonly format: 'loftet-falt/1';
  readonly municipality: { readonly slug: string; readonly name: string };
  /** Whether the municipality asks for a passphrase on what is kept on the device. */
  readonly passphrase: boolean;
  readonly dialogues: readonly PacketDialogue[];
  /** The drawn maps of walks, by area; `''` is the whole municipality. A packet that was fetched before there were maps has none. */
  readonly maps?: Readonly<Record<string, AreaMap>>;
};

/** The map of where a dialogue is held; null where none is laid in. */
export function mapOfDialogue(packet: DevicePacket | null, dialogueId: string): AreaMap | null {
  const areaId = packet?.dialogues.find(({ id }) => id === dialogueId)?.areaId;
  return areaId === undefined ? null : (packet?.maps?.[areaId ?? ''] ?? null);
}
