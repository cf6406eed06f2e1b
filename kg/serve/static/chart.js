"use strict";
/* The chart as a PNG: drawn by the browser, nothing is sent anywhere. */
(function () {
  const button = document.getElementById("png");
  const svg = document.querySelector("#chart svg");
  if (!button || !svg) return;
  button.addEventListener("click", () => {
    const size = svg.viewBox.baseVal;
    const picture = new Image();
    const source = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
    picture.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = size.width * 2;
      canvas.height = size.height * 2;
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(source);
      canvas.toBlob((blob) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = "figures.png";
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000); // a busy browser reads it later
      });
    });
    picture.src = source;
  });
})();
