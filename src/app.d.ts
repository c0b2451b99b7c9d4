import type { Actor } from '#access/actor.ts';
import type { OfficeFrame } from '#places/office-frame.server.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
    }
    interface Locals {
      /** Who is in the office; null outside it, where nobody asks. Office pages take it from `officeActor(locals)`. */
      actor: Actor | null;
    }
    interface PageData {
      /** Set by the office's layout, which has a frame of its own. */
      office?: OfficeFrame;
    }
  }
}

export {};
