import type { Actor } from '#access/actor.ts';
import type { OfficeFrame } from '#places/office-frame.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** The message tells more than the page for that status does. */
      told?: true;
    }
    interface Locals {
      /** Who is in the office; null outside it, where nobody asks. Office pages take it from `officeActor(locals)`. */
      actor: Actor | null;
      /** Those that the actor has something to do in, by name; the gate has asked for them with the session. */
      municipalities: readonly MunicipalityRef[];
    }
    interface PageData {
      /** Set by the office's layout, which has a frame of its own. */
      office?: OfficeFrame;
    }
  }
}

export {};
