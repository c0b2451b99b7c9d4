import type { RequestHandler } from '@sveltejs/kit';
import { loadDevicePacket } from '#dialogue/device-packet.server.ts';
import { deviceAnswer } from '#routes/arbete/falt/device-answer.ts';

/** What a device takes along. */
export const GET: RequestHandler = (event) => deviceAnswer(event, loadDevicePacket);
