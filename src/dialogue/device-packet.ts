import type { Definition, DialogueKind } from '#dialogue/dialogue.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';

/** A dialogue as a device in a square asks it: the version that was open when the device fetched it. */
export type PacketDialogue = {
  readonly id: string;
  readonly versionId: string;
  readonly kind: DialogueKind;
  readonly title: string;
  readonly definition: Definition;
  readonly area: string | null;
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
};
