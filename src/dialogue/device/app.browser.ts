import { mount } from 'svelte';
import { devicePath } from '#dialogue/device-page.ts';
import DeviceApp from '#dialogue/device/DeviceApp.svelte';
import '#ui/theme.css';
import '#ui/office.css';

const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the app');
const { slug = '', name = '' } = place.dataset;
place.replaceChildren();
mount(DeviceApp, { target: place, props: { slug, name } });

// Without it everything works but opening the page without network, which the app tells.
navigator.serviceWorker
  ?.register('/arbete/falt/arbetare.js', { scope: devicePath(slug), updateViaCache: 'none' })
  .catch(() => undefined);
