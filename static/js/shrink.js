/* Makes a photo small before it costs anything: turned upright, at most 1600 px and 300 KB, and nothing in it but pixels. */
(function () {
  "use strict";
  var M = window.mitraguru, LIMIT = 300000, SIDES = [1600, 1280, 1024, 800], QUALITIES = [0.82, 0.7, 0.58, 0.46];
  if (!M) return;

  function read(file) {
    return new Promise(function (done, fail) {
      var reader = new FileReader();
      reader.onload = function () { done(reader.result); };
      reader.onerror = fail;
      reader.readAsArrayBuffer(file);
    });
  }
  function turnIn(view, start, end) {
    if (end - start < 14 || view.getUint32(start) !== 0x45786966) return 1; /* "Exif" */
    var tiff = start + 6, little = view.getUint16(tiff) === 0x4949, at = tiff + view.getUint32(tiff + 4, little);
    var count = at + 2 <= end ? view.getUint16(at, little) : 0;
    for (var n = 0, entry = at + 2; n < count && entry + 12 <= end; n++, entry += 12) {
      if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
    }
    return 1;
  }
  /* Browsers disagree about who turns a photo; without its notes none does, and it is turned here. */
  function bare(file, buffer) {
    var view = new DataView(buffer), at = 2, turn = 1, pieces = [buffer.slice(0, 2)];
    if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return { blob: file, turn: 1 };
    while (at + 4 <= view.byteLength) {
      var marker = view.getUint16(at), end = at + 2 + view.getUint16(at + 2);
      if (marker === 0xffda || marker < 0xff00 || end > view.byteLength) break;
      if (marker === 0xffe1) turn = Math.max(turn, turnIn(view, at + 4, end)); else pieces.push(buffer.slice(at, end));
      at = end;
    }
    pieces.push(buffer.slice(at));
    return { blob: new Blob(pieces, { type: "image/jpeg" }), turn: turn > 8 ? 1 : turn };
  }
  function decode(blob) {
    if (window.createImageBitmap) return createImageBitmap(blob);
    return new Promise(function (done, fail) {
      var picture = new Image(), url = URL.createObjectURL(blob);
      picture.onload = function () { URL.revokeObjectURL(url); done(picture); };
      picture.onerror = fail;
      picture.src = url;
    });
  }
  function drawn(picture, turn, side) {
    var part = Math.min(1, side / Math.max(picture.width, picture.height)), w = Math.max(1, Math.round(picture.width * part)), h = Math.max(1, Math.round(picture.height * part));
    var canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    canvas.width = turn > 4 ? h : w; canvas.height = turn > 4 ? w : h;
    pen.fillStyle = "#fff"; pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = "high";
    pen.setTransform.apply(pen, { 1: [1, 0, 0, 1, 0, 0], 2: [-1, 0, 0, 1, w, 0], 3: [-1, 0, 0, -1, w, h], 4: [1, 0, 0, -1, 0, h], 5: [0, 1, 1, 0, 0, 0], 6: [0, 1, -1, 0, h, 0], 7: [0, -1, -1, 0, h, w], 8: [0, -1, 1, 0, 0, w] }[turn]);
    pen.drawImage(picture, 0, 0, w, h);
    return canvas;
  }
  function written(canvas, quality) { return new Promise(function (done) { canvas.toBlob(done, "image/jpeg", quality); }); }

  /* The small picture; null when this browser cannot read the file (the site itself may still). */
  M.shrink = function (file) {
    return read(file).then(function (buffer) {
      var plain = bare(file, buffer);
      return decode(plain.blob).then(function (picture) {
        var best = null;
        function smaller(n) {
          var side = SIDES[Math.floor(n / QUALITIES.length)];
          if (!side) return best;
          var canvas = n % QUALITIES.length ? smaller.canvas : smaller.canvas = drawn(picture, plain.turn, side);
          return written(canvas, QUALITIES[n % QUALITIES.length]).then(function (blob) {
            best = blob || best;
            return blob && blob.size <= LIMIT ? blob : smaller(n + 1);
          });
        }
        return Promise.resolve(smaller(0)).then(function (blob) { if (picture.close) picture.close(); return blob; });
      });
    }).catch(function () { return null; });
  };
})();
