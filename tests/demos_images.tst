## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## figure2 and figure3: samples and neighbours against brute force, ways between points
## against their formulas, and pictures, decoded, against the images that they show.  (Large
## arrays by isequal: of those that differ, assert would list millions of elements, for minutes.)

%!function [r, text] = run_demo (name, varargin)
%!  ## A demonstration, what it said, and what it drew: r.decoded.
%!  warning ("off", "Octave:gnuplot-graphics", "local");
%!  folder = tempname ();
%!  mkdir (folder);
%!  unwind_protect
%!    [text, r] = evalc ("gan_demo (name, folder, varargin{:})");
%!    assert ({dir(fullfile (folder, "*")).name}, {[name "-" r.set ".png"]})
%!    assert (r.picture.file, fullfile (folder, [name "-" r.set ".png"]))
%!    r.decoded = imread (r.picture.file);
%!  unwind_protect_cleanup
%!    confirm_recursive_rmdir (false, "local");
%!    rmdir (folder, "s");
%!  end_unwind_protect
%!endfunction

%!function data = folder_of (write)
%!  data = tempname ();
%!  mkdir (data);
%!  write (data);
%!endfunction

%!function tidy (folder)
%!  confirm_recursive_rmdir (false, "local");
%!  rmdir (folder, "s");
%!endfunction

%!function put (file, bytes)
%!  fid = fopen (file, "wb");
%!  fwrite (fid, bytes);
%!  fclose (fid);
%!endfunction

%!function X = write_mnist (folder, n)
%!  images = randi ([0 255], 28, 28, n);
%!  put (fullfile (folder, "train-images-idx3-ubyte"), ...
%!       [0 0 8 3, 0 0 0 n, 0 0 0 28, 0 0 0 28, permute(images, [2 1 3])(:).']);
%!  put (fullfile (folder, "train-labels-idx1-ubyte"), [0 0 8 1, 0 0 0 n, zeros(1, n)]);
%!  X = uint8 (reshape (images, 784, n)).';
%!endfunction

%!function X = write_faces (folder, n)
%!  s.images = uint8 (255 * rand (n, 48, 48) .^ 2);
%!  s.folds = ones (n, 5, "uint8");
%!  s.labs_ex = ones (n, 1, "int32");
%!  save ("-v7", fullfile (folder, "TFD_48x48.mat"), "-struct", "s");
%!  X = reshape (s.images, n, []);
%!endfunction

%!function X = write_cifar10 (folder, n)
%!  images = uint8 (255 * rand (32, 32, 3, 5 * n) .^ (1 + rand (1, 1, 1, 5 * n)));
%!  records = [zeros(1, 5 * n, "uint8"); reshape(permute (images, [2 1 3 4]), 3072, [])];
%!  for i = 1:5
%!    put (fullfile (folder, sprintf ("data_batch_%d.bin", i)), records(:,(i-1)*n+(1:n)));
%!  endfor
%!  X = reshape (images, 3072, []).';
%!endfunction

%!function model = small_model (X, varargin)
%!  ## Two iterations of small nets: samples that are not alike.
%!  layers = {{"affine", 20, "Init", "normal", "Range", .3}, "tanh", ...
%!            {"affine", columns(X), "Init", "normal", "Range", .4}};
%!  if (isa (X, "uint8"))
%!    layers{end+1} = "sigmoid";
%!  endif
%!  model = gan_train (X(1:20,:), "Generator", layers, "Discriminator", {{"affine", 1}}, ...
%!                     "NoiseSize", 5, "Minibatch", 10, "MaxIterations", 2, "Seed", 1, ...
%!                     "Display", "off", "GeneratorAveraging", 0, varargin{:});
%!endfunction

%!function A = laid_out (images, columns_of)
%!  ## H x W x C x n images, uint8, on white, two pixels apart, row by row.
%!  [h, w, c, n] = size (images);
%!  down = ceil (n / columns_of);
%!  A = 255 * ones (down * (h + 2) - 2, columns_of * (w + 2) - 2, c, "uint8");
%!  for i = 1:n
%!    [column, row] = ind2sub ([columns_of, down], i);
%!    A((row-1)*(h+2)+(1:h),(column-1)*(w+2)+(1:w),:) = images(:,:,:,i);
%!  endfor
%!endfunction

%!function images = seen (S, shape)
%!  images = reshape (uint8 (255 * S).', [shape, rows(S)]);
%!endfunction

%!function check_picture (r, left, right)
%!  ## The file shows both panels, each of their pixels as a square, and words above and below.
%!  p = r.picture;
%!  grid = [left, 255 * ones(rows (left), 6, size (left, 3), "uint8"), right];
%!  assert (isequal (p.grid, grid))
%!  [high, wide, ~] = size (grid);
%!  assert (p.scale * wide + 48 <= columns (r.decoded))
%!  A = r.decoded(p.corner(1)-1+(1:p.scale*high),p.corner(2)-1+(1:p.scale*wide),:);
%!  for i = 1:p.scale
%!    for j = 1:p.scale
%!      assert (isequal (A(i:p.scale:end,j:p.scale:end,:), grid))
%!    endfor
%!  endfor
%!  above = r.decoded(1:p.corner(1)-1,:,:);
%!  below = r.decoded(p.corner(1)+p.scale*high:end,:,:);
%!  assert (nnz (above(:,1:end/2,:) < 100) > 50 && nnz (above(:,end/2:end,:) < 100) > 50)
%!  assert (nnz (below < 100) > 2000)
%!  for strip = {above, below}
%!    assert (strip{1}([1:2, end-1:end],:,:) > 200)
%!    assert (strip{1}(:,[1:2, end-1:end],:) > 200)
%!  endfor
%!endfunction

%!function [index, distance] = brute_force (S, X)
%!  for i = 1:rows (S)
%!    [d, index(i,1)] = min (sumsq (X - S(i,:), 2));
%!    distance(i,1) = sqrt (d);
%!  endfor
%!endfunction

%!test # figure 2 by default: digits, trained for as long as it is told
%! r = run_demo ("figure2", "MaxEpochs", .2, "Seed", 4, "NumThreads", 1);
%! X = gan_digits (10000, "Seed", 1, "Class", "uint8");
%! assert (isequal (r.data, X))
%! model = gan_train (X, gan_preset ("digits"), "MaxIterations", ceil (.2 * 156), "Seed", 4, ...
%!                    "Display", "off");
%! assert (isequal (r.model.generator.params, model.generator.params))
%! assert (isequal (r.model.generator.average, model.generator.average))
%! assert (r.history.iteration, [0; 32])
%! [S, z] = gan_sample (model, 60, "Seed", 4);
%! assert (isequal (r.samples, S))
%! assert (r.z, z)
%! [index, distance] = brute_force (double (S), double (X) / 255);
%! assert (r.nearest, index)
%! assert (r.distance, single (distance), 1e-5)
%! check_picture (r, laid_out (seen (S, [28 28 1]), 10), ...
%!                laid_out (reshape (X(index(10:10:60),:).', 28, 28, 1, []), 1))
%! assert (size (r.decoded)(2), 5 * 332 + 48)
%! for words = {"digits, fully connected nets, after 0.2 epochs", "Random draws, not selected", ...
%!              "nearest training image"}
%!   assert (! isempty (strfind (r.picture.caption, words{1})))
%! endfor

%!test # the same seed, the same picture; progress is shown
%! [a, text] = run_demo ("figure2", "MaxEpochs", .1, "Seed", 3, "Rows", 2, "Columns", 3);
%! assert (! isempty (regexp (text, 'epoch 0.1  iteration 16/16  D loss')))
%! b = run_demo ("figure2", "MaxEpochs", .1, "Seed", 3, "Rows", 2, "Columns", 3);
%! c = run_demo ("figure2", "MaxEpochs", .1, "Seed", 5, "Rows", 2, "Columns", 3);
%! assert (isequal (a.decoded, b.decoded))
%! assert (rows (a.samples), 6)
%! assert (! isequal (a.picture.grid, c.picture.grid))
%! ## a model that is given is drawn from, not trained, and the seed is that of the noise
%! [d, text] = run_demo ("figure2", "Model", c.model, "MaxEpochs", 2, "Seed", 5, "Rows", 2, ...
%!                       "Columns", 3);
%! assert (isempty (strfind (text, "iteration")))
%! assert (isequal (d.model, c.model))
%! assert (d.history, c.model.history)
%! assert (isequal (d.decoded, c.decoded))
%! e = run_demo ("figure2", "Model", c.model, "Seed", 6, "Rows", 1, "Columns", 1);
%! assert (e.samples, gan_sample (c.model, 1, "Seed", 6))

%!test # MNIST: 50,000 rows at most, by the authors' configuration; for figure 3, too
%! data = folder_of (@(folder) write_mnist (folder, 120));
%! unwind_protect
%!   X = gan_dataset ("mnist", "Folder", data);
%!   args = {"Set", "MNIST", "Data", data, "MaxEpochs", 1, "NumThreads", 1};
%!   r = run_demo ("figure2", args{:}, "Rows", 2, "Columns", 2);
%!   model = gan_train (X, gan_preset ("mnist"), "MaxEpochs", 1, "Seed", 1, "Display", "off");
%!   assert (isequal (r.model.discriminator.params, model.discriminator.params))
%!   assert (isequal (r.model.generator.params, model.generator.params))
%!   assert (isequal (r.data, X))
%!   assert (r.nearest, brute_force (double (r.samples), double (X) / 255))
%!   check_picture (r, laid_out (seen (r.samples, [28 28 1]), 2), ...
%!                  laid_out (reshape (X(r.nearest([2 4]),:).', 28, 28, 1, []), 1))
%!   assert (! isempty (strfind (r.picture.caption, "MNIST, fully connected nets, after 1 epoch.")))
%!   model = gan_train (X, gan_preset ("dcgan"), "MaxIterations", 0, "Display", "off");
%!   q = run_demo ("figure2", args{:}, "Model", model);
%!   assert (! isempty (strfind (q.picture.caption, "MNIST, convolutional nets, after 0 epochs.")))
%!   q = run_demo ("figure3", args{:}, "Lines", 1, "Steps", 2);
%!   assert (isequal (q.model.generator, r.model.generator))
%! unwind_protect_cleanup
%!   tidy (data);
%! end_unwind_protect

%!test # faces, from a folder of that name in the data folder
%! data = folder_of (@(folder) mkdir (fullfile (folder, "faces")));
%! unwind_protect
%!   X = write_faces (fullfile (data, "faces"), 110);
%!   r = run_demo ("figure2", "Set", "tfd", "Data", data, "MaxEpochs", 1, "Rows", 2, "Columns", 3);
%!   assert (isequal (r.data, X))
%!   assert (r.model.iteration, 1)
%!   ## nets of ReLU, as table1 has them for "tfd_relu"
%!   assert (cellfun (@(l) l.type, r.model.generator.layers, "UniformOutput", false), ...
%!           {"affine", "relu", "affine", "relu", "affine", "sigmoid"})
%!   assert (cellfun (@(l) l.MaxNorm, r.model.generator.layers(1:2:5)), 1.9365 * [1 1 1])
%!   assert (r.model.options.LearningRate, .05)
%!   assert (columns (r.samples), 2304)
%!   assert (r.nearest, brute_force (double (r.samples), double (X) / 255))
%!   check_picture (r, laid_out (seen (r.samples, [48 48 1]), 3), ...
%!                  laid_out (reshape (X(r.nearest([3 6]),:).', 48, 48, 1, []), 1))
%! unwind_protect_cleanup
%!   tidy (data);
%! end_unwind_protect

%!test # CIFAR-10: neighbours in normalised contrast, pictures in pixels
%! data = folder_of (@(folder) write_cifar10 (folder, 8));
%! unwind_protect
%!   ## as many samples as training images: they still get the average contrast
%!   [X, ~, info] = gan_dataset ("cifar10", "Folder", data, "Contrast", 55);
%!   pixels = gan_dataset ("cifar10", "Folder", data);
%!   model = small_model (X);
%!   for set = {"cifar10-full", "cifar10-conv"}
%!     r = run_demo ("figure2", "Set", set{1}, "Data", data, "Model", model, "Rows", 8, ...
%!                   "Columns", 5);
%!     assert (isequal (r.data, X))
%!     S = gan_sample (model, 40, "Seed", 1);
%!     assert (isequal (r.samples, S))
%!     assert (r.nearest, brute_force (double (S), double (X)))
%!     shown = gan_contrast ([S; S(1,:)], "Undo", info.contrast)(1:end-1,:);
%!     beside = r.nearest(5:5:40);
%!     check_picture (r, laid_out (seen (shown, [32 32 3]), 5), ...
%!                    laid_out (reshape (pixels(beside,:).', 32, 32, 3, []), 1))
%!     ## it matters where they are looked for
%!     assert (! isequal (r.nearest, brute_force (double (shown), double (pixels) / 255)))
%!   endfor
%!   r = run_demo ("figure3", "Set", "cifar10-full", "Data", data, "Model", model, "Steps", 3);
%!   shown = @(w) seen (gan_contrast (w.samples, "Undo", info.contrast), [32 32 3]);
%!   check_picture (r, laid_out (shown (r.linear), 3), laid_out (shown (r.spherical), 3))
%! unwind_protect_cleanup
%!   tidy (data);
%! end_unwind_protect

%!test # figure 3: ends, straight lines, great circles, by every kind of noise
%! X = gan_digits (20, "Seed", 1, "Class", "uint8");
%! for noise = {"uniform", "normal", "spherical"}
%!   model = small_model (X, "Noise", noise{1});
%!   r = run_demo ("figure3", "Model", model, "Lines", 3, "Steps", 5, "Seed", 2);
%!   assert (isequal (r.model, model))
%!   [direct, ends] = gan_sample (model, 6, "Seed", 2);
%!   assert (r.ends, ends)
%!   for way = {"linear", "spherical"}
%!     w = r.(way{1});
%!     assert (w.z(1:5:end,:), ends(1:2:end,:))
%!     assert (w.z(5:5:end,:), ends(2:2:end,:))
%!     assert (w.samples(1:5:end,:), direct(1:2:end,:), 1e-6)
%!     assert (w.samples(5:5:end,:), direct(2:2:end,:), 1e-6)
%!     assert (w.samples, gan_sample (model, w.z))
%!   endfor
%!   for line = 1:3
%!     a = ends(2*line-1,:);
%!     b = ends(2*line,:);
%!     angle = acos (a * b.' / norm (a) / norm (b));
%!     for step = 1:5
%!       t = (step - 1) / 4;
%!       row = 5 * (line - 1) + step;
%!       assert (r.linear.z(row,:), (1 - t) * a + t * b, 1e-15)
%!       size_of = (1 - t) * norm (a) + t * norm (b);
%!       direction = (sin ((1 - t) * angle) * a / norm (a) + sin (t * angle) * b / norm (b)) ...
%!                   / sin (angle);
%!       assert (r.spherical.z(row,:), size_of * direction, 1e-13)
%!       assert (norm (r.spherical.z(row,:)), size_of, 1e-13)
%!     endfor
%!   endfor
%!   if (strcmp (noise{1}, "spherical"))
%!     assert (sumsq (r.spherical.z, 2), 5 * ones (15, 1), 1e-13)
%!   endif
%!   check_picture (r, laid_out (seen (r.linear.samples, [28 28 1]), 5), ...
%!                  laid_out (seen (r.spherical.samples, [28 28 1]), 5))
%! endfor
%! for words = {"digits", "straight line", "great circle", "random z", "not selected"}
%!   assert (! isempty (strfind (r.picture.caption, words{1})))
%! endfor

%!function z = great_circle_of (varargin)
%!  ## The private function of the demonstrations.
%!  above = fileparts (make_absolute_filename (which ("gan_demo")));
%!  if (! isfolder (fullfile (above, "demos")))
%!    above = fileparts (above);
%!  endif
%!  before = addpath (fullfile (above, "demos", "private"), "-end");
%!  unwind_protect
%!    z = great_circle (varargin{:});
%!  unwind_protect_cleanup
%!    path (before);
%!  end_unwind_protect
%!endfunction

%!test # parallel, opposite, and nearly so: evenly turned, of a norm that is linear
%! t = (0:.125:1).';
%! a = [1 -2 .1 3];
%! side = [2 1 0 0] / sqrt (5) * norm (a);
%! for angle = [0, 1e-16, 1e-12, 1e-8, 1e-4, 1, pi / 2, pi - 1e-4, pi - 1e-6, pi - 2e-8, pi]
%!   for scale = [1, 2.5]
%!     b = scale * (cos (angle) * a + sin (angle) * side);
%!     if (angle == pi)
%!       b = -scale * a;
%!     endif
%!     z = great_circle_of (a, b, t);
%!     assert (z([1 end],:), [a; b])
%!     assert (sqrt (sumsq (z, 2)), norm (a) * (1 - t + scale * t), 1e-8)
%!     u = z ./ sqrt (sumsq (z, 2));
%!     turned = 2 * atan2 (norm (diff (u), 2, "rows"), norm (u(1:end-1,:) + u(2:end,:), 2, "rows"));
%!     assert (turned, angle / 8 * ones (8, 1), 1e-7)
%!     ## all on one circle
%!     assert (svd (u)(3:end), [0; 0], 1e-7)
%!   endfor
%! endfor
%! ## opposite: by way of the axis along which a is smallest
%! z = great_circle_of (a, -a, t);
%! assert (svd ([z; 0 0 1 0])(3:end), [0; 0], 1e-12)
%! ## no circle: straight
%! assert (great_circle_of (2, -3, t), 2 - 5 * t, 1e-15)
%! assert (great_circle_of ([0 0], [3 4], t), t * [3 4], 1e-15)
%! assert (great_circle_of ([3 4], [0 0], t), (1 - t) * [3 4], 1e-15)

%!test # one number of noise
%! model = small_model (gan_digits (20, "Seed", 1, "Class", "uint8"), "NoiseSize", 1);
%! r = run_demo ("figure3", "Model", model, "Lines", 2, "Steps", 4);
%! t = [0; 1; 2; 3] / 3;
%! [a, b] = deal (r.ends(1:2), r.ends(3:4));
%! assert (r.spherical.z, [a(1) + t * diff(a); b(1) + t * diff(b)], 1e-12)

%!error <^figure2: folder must be a folder to write into, not "Set"$> gan_demo ("figure2", "Set", "mnist")
%!error <^figure2: unknown option "Row"; did you mean "Rows"\?$> gan_demo ("figure2", ".", "Row", 2)
%!error <^figure3: unknown option "Line"; did you mean "Lines"\?$> gan_demo ("figure3", ".", "Line", 2)
%!error <^figure3: Steps must be a whole number from 2 to 100, not 1$> gan_demo ("figure3", ".", "Steps", 1)
%!error <^figure2: Set must be "digits" or "mnist" or "tfd" or "cifar10-full" or "cifar10-conv", not "cifar10"$> gan_demo ("figure2", ".", "Set", "cifar10")
%!error <^figure2: MaxEpochs must be a number from 0 to 1000000, not -1$> gan_demo ("figure2", ".", "MaxEpochs", -1)
%!error <^figure2: Data must be a folder with the files of the set, not "there is none"$> gan_demo ("figure2", ".", "Set", "mnist", "Data", "there is none")
%!error <^figure3: Data must be a folder with the files of the set, not 3$> gan_demo ("figure3", ".", "Set", "tfd", "Data", 3)
%!error <^figure2: Data is for sets of files; "digits" are drawn by gan_digits$> gan_demo ("figure2", ".", "Data", ".")
%!error <^figure2: no data for "mnist": gan_dataset: there is no train-images-idx3-ubyte, plain or .gz, in .* or its folders; "Download", true would fetch it$>
%! gan_demo ("figure2", ".", "Set", "mnist", "Data", fileparts (which ("gan_demo")));
%!error <^figure3: no data for "cifar10-conv": gan_dataset: there is no data_batch_1.bin or .mat in>
%! gan_demo ("figure3", ".", "Set", "cifar10-conv", "Data", fileparts (which ("gan_demo")));
%!error <^figure2: Model must be a model of gan_train, not 3$> gan_demo ("figure2", ".", "Model", 3)
%!error <^figure3: Model must be a model of gan_train, not a 1-by-1 struct$> gan_demo ("figure3", ".", "Model", struct ("generator", 1, "discriminator", 1))
%!error <^figure2: model.generator must be a net of gan_net, not 7$>
%! model = small_model (gan_digits (20));
%! model.generator = 7;
%! gan_demo ("figure2", ".", "Model", model);
%!error <^figure2: folder must be a folder to write into, not "/proc"$> gan_demo ("figure2", "/proc")
%!error <^figure2: Model must draw images of 28 x 28 x 1, as those of "digits" are, not of 12$>
%! gan_demo ("figure2", ".", "Model", small_model (rand (20, 12)));
