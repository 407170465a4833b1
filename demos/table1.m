## Copyright (C) 2026 The gan developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Table 1 of the paper, measured: log-likelihoods on MNIST and faces (hours).
##
## results = table1 (data, folder, name, value, ...)
##
## `data` is a folder with the files of MNIST and, for the faces, TFD_48x48.mat, as
## gan_dataset finds them.  Into `folder`, by default the current one, go
##
##   table1.txt              the table, with the paper's figures beside ours
##   table1.csv              every run: seed, epoch chosen, log-likelihoods, time
##   table1.log              a line for each evaluation
##   likelihood-mnist.png    log-likelihood by epoch, and over sigma; likewise the others
##   mnist-1.mat ...         the state of each run; one that was stopped goes on
##
## Names and values: "Sets", a cell of "mnist", "tfd" and "tfd_relu" (default all); "Seeds"
## (1:3); "Epochs", struct ("mnist", 80, "tfd", 30, "tfd_relu", 60), of which some may be left
## out; "Every" (5), epochs between evaluations;
## "Samples" (10000, the paper's); "NumThreads" (0, all); "TrainOptions", a cell of
## options of gan_train that overrule those of each set.  Several processes may share
## the seeds of one `folder`; the last one to be called with all of them writes the
## whole table.
##
## Each run on MNIST is the authors' configuration, to the letter: gan_preset ("mnist").  Its G
## is measured in four ways, which do not touch the training: as it is; with the average
## of its parameters (GeneratorAveraging .99995); with that average on noise times a
## factor below 1, which gives up variety for likeness; and with the average moved
## towards the random parameters that training began with, which is what an average does
## that never lets go of them.  Sigma, the epoch, the factor and the share are chosen on
## validation rows (1,000 after the 50,000 of training); the test set is looked at once,
## in the end.  A figure above that of training images comes from blur.
##
## The faces stand for the Toronto Face Database: no figure of theirs can be compared with the
## paper's.  "tfd" has the layers of the authors' first stage for it (G: ReLU, sigmoid with biases
## of -2, sigmoid; max-norm 1.9365; normal noise; rate .05), scaled from 8000 units to 1200 in G
## and from 1200 units of 5 pieces to 240 in D; they then put a second G in front of the first
## and train on, which is left out here, as is the sparseness of the first weights.  Behind that
## sigmoid G learns late, while D wins, so that "tfd_relu" has a second ReLU in its place.

function results = table1 (data, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  epochs = struct ("mnist", 80, "tfd", 30, "tfd_relu", 60);
  [folder, opts] = demo_arguments ("table1", {
    "Sets", fieldnames(epochs).', {"cell"};
    "Seeds", 1:3, {"numbers", 0, 2^53 - 1};
    "Epochs", epochs, {"struct"};
    "Every", 5, {"number", 1e-6, 1e6};
    "Samples", 10000, {"count", 1, 1e9};
    "NumThreads", 0, {"count", 0, 1024};
    "TrainOptions", {}, {"cell"}}, varargin);
  for set = fieldnames (opts.Epochs).'
    epochs.(set{1}) = opts.Epochs.(set{1});
  endfor
  opts.Epochs = epochs;

  ## What is missing or misspelt is said before hours of training.
  unknown = setdiff ([cellstr(opts.Sets)(:); fieldnames(opts.Epochs)], fieldnames (paper_sets ()));
  if (! isempty (unknown))
    error ("gan:table1:badInput",
           "table1: Sets must be \"mnist\", \"tfd\" or \"tfd_relu\", not \"%s\"", unknown{1});
  endif
  for set = cellstr (opts.Sets)
    gan_dataset (paper_sets ().(set{1}), "Folder", data, "Split", "test", "Rows", 1);
  endfor

  results = struct ([]);
  for set = cellstr (opts.Sets)
    material = load_set (set{1}, data, opts);
    runs = struct ([]);
    for seed = opts.Seeds
      runs = [runs, play(material, seed, folder, opts)];
    endfor
    [ll, se, sigma] = likelihood (material.train(1:min (opts.Samples, end),:), material);
    results(end+1) = struct ("set", set{1}, "runs", runs, "real", [ll, se, sigma]);
    draw (results(end), fullfile (folder, ["likelihood-" strrep(set{1}, "_", "-") ".png"]));
  endfor
  write_table (results, folder);

endfunction

## The collection of files that each set is from.
function of = paper_sets ()
  of = struct ("mnist", "mnist", "tfd", "tfd", "tfd_relu", "tfd");
endfunction

function m = load_set (name, data, opts)
  m.name = name;
  switch (name)
    case "mnist"
      X = gan_dataset ("mnist", "Folder", data);
      m.train = X(1:50000,:);
      m.valid = X(50001:51000,:);
      m.test = gan_dataset ("mnist", "Folder", data, "Split", "test");
      m.options = gan_preset ("mnist");
    case {"tfd", "tfd_relu"}
      m.train = gan_dataset ("tfd", "Folder", data, "Split", "train");
      m.valid = gan_dataset ("tfd", "Folder", data, "Split", "valid");
      m.test = gan_dataset ("tfd", "Folder", data, "Split", "test");
      m.options = face_options (strcmp (name, "tfd_relu"));
  endswitch
  m.samples = opts.Samples;
  m.options = gan_options (m.options, "GeneratorAveraging", .99995, opts.TrainOptions{:}, ...
                           "Display", "off", "NumThreads", opts.NumThreads, "MaxEpochs", 0);
endfunction

function [ll, se, sigma, details] = likelihood (S, m, X)
  if (nargin < 3)
    X = m.test;
  endif
  [ll, se, sigma, details] = gan_parzen (S, X, "Validation", m.valid);
endfunction

## One seed, from where it was left.  `curve` has a row for each evaluation: epoch, then
## validation log-likelihood, standard error and sigma of the average and of G as it is;
## D(x), D(G(z)) and the seconds of training.
function run = play (m, seed, folder, opts)
  file = fullfile (folder, sprintf ("%s-%d.mat", m.name, seed));
  last = opts.Epochs.(m.name);
  if (isfile (file))
    run = load (file).run;
  else
    best = struct ("ll", -Inf, "epoch", 0, "scale", 1, "share", 0, ...
                   "generator", [], "details", []);
    run = struct ("seed", seed, "seconds", 0, "curve", zeros (0, 10), "average", best, "raw", best);
    run.model = gan_train (m.train, m.options, "Seed", seed);
  endif
  per_epoch = floor (rows (m.train) / run.model.options.Minibatch);
  while (run.model.iteration < last * per_epoch)
    start = tic ();
    epoch = min (last, run.model.iteration / per_epoch + opts.Every);
    run.model = gan_train (m.train, "Resume", run.model, "MaxEpochs", epoch);
    run.seconds += toc (start);
    G = run.model.generator;
    [line, run.raw] = judge (run.raw, G, run.model, m, epoch);
    [row, run.average] = judge (run.average, averaged (G, run.model), run.model, m, epoch);
    h = run.model.history;
    run.curve(end+1,:) = [epoch, row, line, h.d_real(end), h.d_fake(end), run.seconds];
    note (folder, ["%s, seed %d, epoch %d of %d: validation %.1f +- %.1f, without averaging " ...
                   "%.1f; D(x) %.2f, D(G(z)) %.2f; %.0f s, about %.0f left"], m.name, ...
          seed, epoch, last, row(1:2), line(1), h.d_real(end), h.d_fake(end), run.seconds,
          run.seconds / epoch * (last - epoch));
    beside = [file ".new"];
    save ("-binary", beside, "run");
    rename (beside, file);
  endwhile
  run.narrow = narrowed (run.average, run.model, m);
  run.shrunk = shrunk (run.average, run.model, m);
  for kind = kinds ()
    best = run.(kind{1});
    [ll, se, sigma] = likelihood (samples (best.generator, run.model, m, best.scale), m);
    run.(kind{1}).test = [ll, se, sigma];
  endfor
endfunction

## The net that gan_sample draws with where G is the model's.
function G = averaged (G, model)
  model.generator = G;
  [~, ~, G] = gan_sample (model, 0);
endfunction

function names = kinds ()
  names = {"raw", "average", "narrow", "shrunk"};
endfunction

## The same generator on noise that is nearer to 0, by as much as validation rows like best.
function best = narrowed (best, model, m)
  G = best.generator;
  best.ll = -Inf;
  for scale = .9:-.1:.4
    [row, best] = judge (best, G, model, m, best.epoch, scale);
  endfor
endfunction

## Between the average and the parameters that training began with, as far as validation
## rows like best.
function best = shrunk (best, model, m)
  G = best.generator;
  average = G.params;
  first = gan_train (m.train, m.options, "Seed", model.seed).generator.params;
  best.ll = -Inf;
  for share = .05:.05:.3
    G.average = (1 - share) * average + share * first;
    [row, best] = judge (best, averaged (G, model), model, m, best.epoch, 1, share);
  endfor
endfunction

## The validation log-likelihood of a generator, which is kept where it is the best so far.
function [row, best] = judge (best, G, model, m, epoch, scale = 1, share = 0)
  warning ("off", "gan:gan_parzen:usedData", "local");   # this chooses, it does not measure
  [ll, se, sigma, details] = likelihood (samples (G, model, m, scale), m, m.valid);
  row = [ll, se, sigma];
  if (ll > best.ll)
    best = struct ("ll", ll, "epoch", epoch, "scale", scale, "share", share, ...
                   "generator", G, "details", details);
  endif
endfunction

## The same noise at every evaluation.
function S = samples (G, model, m, scale)
  G.average = [];
  model.generator = G;
  z = gan_noise (m.samples, model.noise.size, "Seed", 1, "Distribution", model.noise.distribution);
  S = gan_sample (model, scale * z);
endfunction

function note (folder, varargin)
  text = sprintf (varargin{:});
  printf ("%s\n", text);
  fflush (stdout);
  write_file (fullfile (folder, "table1.log"), [text "\n"], "a");
endfunction

function draw (result, file)
  fig = figure ("visible", "off", "position", [0, 0, 900, 380]);
  unwind_protect
    colours = [0 .45 .70; .84 .37 0];
    subplot (1, 2, 1);
    hold on;
    for run = result.runs
      for k = 1:2
        columns = 3 * k - 1 + (0:1);
        e = errorbar (run.curve(:,1), run.curve(:,columns(1)), run.curve(:,columns(2)));
        set (e, "color", colours(k,:), "linewidth", 1);
        lines(k) = e;
      endfor
    endfor
    limits = xlim ();
    lines(3) = plot (limits, result.real([1, 1]), "k:");
    curves = cat (1, result.runs.curve)(:,[2, 5]);
    top = max ([curves(:); result.real(1)]);
    ylim ([max(min (curves(:)), top - 300) - 10, top + 10]);
    legend (lines, {"averaged G", "G", "training images"}, "location", "southeast");
    xlabel ("epoch");
    ylabel ("validation log-likelihood (nats)");
    subplot (1, 2, 2);
    for run = result.runs
      d = run.average.details;
      semilogx (d.sigmas, d.validation, "o-", "color", colours(1,:));
      hold on;
      d = run.raw.details;
      semilogx (d.sigmas, d.validation, "s-", "color", colours(2,:));
    endfor
    top = max (cellfun (@(d) max (d.validation), {[result.runs.average].details}));
    ylim ([top - 600, top + 50]);
    xlabel ("sigma");
    ylabel ("validation log-likelihood (nats)");
    print_figure (fig, file, "-r150");
  unwind_protect_cleanup
    close (fig);
  end_unwind_protect
endfunction

function write_table (results, folder)
  csv = "set,seed,kind,epoch,scale of z,share of first,ll,se,sigma,seconds\n";
  text = {};
  for r = results
    is_faces = strncmp (r.set, "tfd", 3);
    text{end+1} = sprintf (["%s: mean +- standard deviation over %d seeds " ...
                            "(standard error within a run)"], r.set, numel (r.runs));
    paper = {138, 2, 121, 1.6, 214, 1.1, 225, 2};
    if (is_faces)
      paper = {1909, 66, 2110, 50, 1890, 29, 2057, 26};
    endif
    names = {"DBN", "stacked CAE", "deep GSN", "adversarial nets"};
    for i = 1:4
      text{end+1} = sprintf ("  %-42s %7.1f +- %4.1f", ["paper: " names{i}], paper{2*i+(-1:0)});
    endfor
    configuration = struct ("mnist", "the authors' configuration", "tfd", "the authors' layers", ...
                            "tfd_relu", "G of ReLU layers").(r.set);
    titles = struct ("raw", ["here: " configuration], ...
                     "average", "here: and G's parameters averaged", ...
                     "narrow", "here: and noise nearer to 0", ...
                     "shrunk", "here: or nearer to the first parameters");
    for kind = kinds ()
      tests = cat (1, [r.runs.(kind{1})].test);
      for run = r.runs
        best = run.(kind{1});
        csv = [csv, sprintf("%s,%d,%s,%d,%.1f,%.2f,%.2f,%.2f,%.4f,%.0f\n", r.set, run.seed, ...
                            kind{1}, best.epoch, best.scale, best.share, best.test, run.seconds)];
      endfor
      text{end+1} = sprintf ("  %-42s %7.1f +- %4.1f  (%.1f)", titles.(kind{1}), ...
                             mean (tests(:,1)), std (tests(:,1)), mean (tests(:,2)));
    endfor
    csv = [csv, sprintf("%s,,real,,,,%.2f,%.2f,%.4f,\n", r.set, r.real)];
    text{end+1} = sprintf ("  %-42s %7.1f           (%.1f)", "training images as samples", ...
                           r.real(1:2));
    text{end+1} = sprintf ("  training: %.0f s a run", mean ([r.runs.seconds]));
    if (is_faces)
      text{end+1} = "  faces that stand for TFD, and smaller nets: not to be compared with the paper";
    endif
  endfor
  text = sprintf ("%s\n", text{:});
  write_file (fullfile (folder, "table1.csv"), csv);
  write_file (fullfile (folder, "table1.txt"), text);
  printf ("%s", text);
endfunction
