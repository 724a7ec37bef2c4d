// The picker is done: the page around its frame goes on.
window.top.location.assign(document.querySelector('#home').href);
