// The tool has sent somebody back: what its frame shows is for the whole window.
if (window.top !== window) window.top.location.replace(location.href);
