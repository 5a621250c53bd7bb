// Sets the theme before anything is painted; theme.js lets the reader change it.
(function () {
  const asked = new URLSearchParams(location.search).get("theme");
  let kept = null;
  try {
    kept = localStorage.getItem("entente.theme");
  } catch {
    // storage may be forbidden in a frame
  }
  const wish = asked || kept;
  const dark = wish === "dark" || (wish !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
