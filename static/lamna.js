// Helps those who have JavaScript: whoever leaves a page of the office with something typed and not sent is asked first, by
// the browser itself. Forms that keep what is typed as it is typed see to it themselves (svar.js, granska.js).

/** Forms that write something; a search or a filter can be typed again. */
const WATCHED = 'form[method=post]:not([data-saves], [data-utkast])';
/** The form that is on its way. What is typed in another is lost by it all the same. */
let sent = null;

/** @param {Element} control @returns {boolean} whether it says another thing than when the page came */
function isChanged(control) {
  if (control.type === 'hidden' || control.disabled) return false;
  if (control instanceof HTMLSelectElement) {
    // Without a chosen one in the page, the browser shows the first.
    const shown = [...control.options].findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(0, shown) && control.options.length > 0;
  }
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked;
  if (control.type === 'file') return control.files.length > 0;
  return 'defaultValue' in control && control.value !== control.defaultValue;
}

/** A form that came back with a fault has not been taken, though it says what it said when the page came. */
const refused = performance.getEntriesByType('navigation')[0]?.responseStatus >= 400 ? location.search : null;
const isTyped = (control) => control.matches('textarea, input:not([type=hidden], [type=checkbox], [type=radio])');

/** What was typed and then taken away again is nothing to lose. */
function isUnsent(form) {
  if (form === sent) return false;
  const controls = [...form.elements];
  if (
    (form.getAttribute('action') ?? '') === refused &&
    controls.some((one) => isTyped(one) && one.value.trim() !== '')
  )
    return true;
  return controls.some(isChanged);
}

function ask(event) {
  if ([...document.querySelectorAll(WATCHED)].some(isUnsent)) event.preventDefault();
}

// Listens only where there may be something to lose: a page with such a listener is not kept for the way back.
function listen() {
  addEventListener('beforeunload', ask);
}
addEventListener('input', (event) => {
  if (event.target.closest?.(WATCHED)) listen();
});
if (refused !== null) listen();

addEventListener('submit', (event) => {
  if (!event.defaultPrevented) sent = event.target;
});
addEventListener('pageshow', () => {
  sent = null;
});
