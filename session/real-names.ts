/**
 * Names behind the dot of the real modules and classes: Python 3.13, numpy 2.5.5, scipy 1.18.1, matplotlib 3.11.2 and Brian 2.11.0. Made by
 * scripts/real-names.py; what stands here and has no row in Hillock is no misspelling.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Public names by module; `brian2` without those of `brian2.only`, numpy and pyplot; `brian2.*` what its inner files have besides. */
export const moduleNames: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['numpy', words(`
    False_ ScalarType True_ abs absolute acos acosh add all allclose amax amin angle any append apply_along_axis
    apply_over_axes arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort
    argwhere around array array2string array_equal array_equiv array_repr array_split array_str asanyarray asarray
    asarray_chkfinite ascontiguousarray asfortranarray asin asinh asmatrix astype atan atan2 atanh atleast_1d atleast_2d
    atleast_3d average bartlett base_repr binary_repr bincount bitwise_and bitwise_count bitwise_invert
    bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman block bmat bool bool_ broadcast
    broadcast_arrays broadcast_shapes broadcast_to busday_count busday_offset busdaycalendar byte bytes_ c_ can_cast
    cbrt cdouble ceil char character choose clip clongdouble column_stack common_type complex128 complex256 complex64
    complexfloating compress concat concatenate conj conjugate convolve copy copysign copyto core corrcoef correlate cos
    cosh count_nonzero cov cross csingle ctypeslib cumprod cumsum cumulative_prod cumulative_sum datetime64
    datetime_as_string datetime_data deg2rad degrees delete diag diag_indices diag_indices_from diagflat diagonal diff
    digitize divide divmod dot double dsplit dstack dtype dtypes e ediff1d einsum einsum_path emath empty empty_like
    equal errstate euler_gamma exceptions exp exp2 expand_dims expm1 extract eye f2py fabs fft fill_diagonal finfo fix
    flatiter flatnonzero flexible flip fliplr flipud float128 float16 float32 float64 float_power floating floor
    floor_divide fmax fmin fmod format_float_positional format_float_scientific frexp from_dlpack frombuffer fromfile
    fromfunction fromiter frompyfunc fromregex fromstring full full_like gcd generic genfromtxt geomspace get_include
    get_printoptions getbufsize geterr geterrcall gradient greater greater_equal half hamming hanning heaviside
    histogram histogram2d histogram_bin_edges histogramdd hsplit hstack hypot i0 identity iinfo imag index_exp indices
    inexact inf info inner insert int16 int32 int64 int8 int_ intc integer interp intersect1d intp invert is_busday
    isclose iscomplex iscomplexobj isdtype isfinite isfortran isin isinf isnan isnat isneginf isposinf isreal isrealobj
    isscalar issubdtype iterable ix_ kaiser kron lcm ldexp left_shift less less_equal lexsort lib linalg linspace
    little_endian load loadtxt log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor
    logspace long longdouble longlong ma mask_indices matmul matrix matrix_transpose matvec max maximum may_share_memory
    mean median memmap meshgrid mgrid min min_scalar_type minimum mintypecode mod modf moveaxis multiply nan nan_to_num
    nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd
    nansum nanvar ndarray ndenumerate ndim ndindex nditer negative nested_iters newaxis nextafter nonzero not_equal
    number object_ ogrid ones ones_like outer packbits pad partition percentile permute_dims pi piecewise place poly
    poly1d polyadd polyder polydiv polyfit polyint polymul polynomial polysub polyval positive pow power printoptions
    prod promote_types ptp put put_along_axis putmask quantile r_ rad2deg radians random ravel ravel_multi_index real
    real_if_close rec recarray reciprocal record remainder repeat require reshape resize result_type right_shift rint
    roll rollaxis roots rot90 round s_ save savetxt savez savez_compressed sctypeDict searchsorted select
    set_printoptions setbufsize setdiff1d seterr seterrcall setxor1d shape shares_memory short show_config show_runtime
    sign signbit signedinteger sin sinc single sinh size sort sort_complex spacing split sqrt square squeeze stack std
    str_ strings subtract sum swapaxes take take_along_axis tan tanh tensordot test testing tile timedelta64 trace
    transpose trapezoid tri tril tril_indices tril_indices_from trim_zeros triu triu_indices triu_indices_from
    true_divide trunc typecodes typename typing ubyte ufunc uint uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong
    union1d unique unique_all unique_counts unique_inverse unique_values unpackbits unravel_index unsignedinteger
    unstack unwrap ushort vander var vdot vecdot vecmat vectorize void vsplit vstack where zeros zeros_like
  `)],
  ['numpy.random', words(`
    BitGenerator Generator MT19937 PCG64 PCG64DXSM Philox RandomState SFC64 SeedSequence beta binomial bit_generator
    bytes chisquare choice default_rng dirichlet exponential f gamma geometric get_bit_generator get_state gumbel
    hypergeometric laplace logistic lognormal logseries mtrand multinomial multivariate_normal negative_binomial
    noncentral_chisquare noncentral_f normal pareto permutation poisson power rand randint randn random random_integers
    random_sample ranf rayleigh sample seed set_bit_generator set_state shuffle standard_cauchy standard_exponential
    standard_gamma standard_normal standard_t test triangular uniform vonmises wald weibull zipf
  `)],
  ['numpy.linalg', words(`
    LinAlgError cholesky cond cross det diagonal eig eigh eigvals eigvalsh inv lstsq matmul matrix_norm matrix_power
    matrix_rank matrix_transpose multi_dot norm outer pinv qr slogdet solve svd svdvals tensordot tensorinv tensorsolve
    test trace vecdot vector_norm
  `)],
  ['numpy.fft', words(`
    fft fft2 fftfreq fftn fftshift hfft ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn rfft rfft2 rfftfreq rfftn
    test
  `)],
  ['matplotlib', words(`
    ExecutableNotFoundError MatplotlibDeprecationWarning MutableMapping Parameter Path RcParams artist atexit axes axis
    backend_bases backend_managers backend_tools backends bezier bivar_colormaps category cbook cm collections
    color_sequences colorbar colorizer colormaps colors container contextlib contour cycler dates defaultParams dviread
    figure font_manager ft2font functools get_backend get_cachedir get_configdir get_data_path gridspec hatch image
    importlib inset inspect interactive is_interactive layout_engine legend legend_handler lines locale logging markers
    mathtext matplotlib_fname mlab multivar_colormaps namedtuple offsetbox os parse_version patches path pprint
    projections pylab pyplot quiver rc rcParams rcParamsDefault rcParamsOrig rc_context rc_file rc_file_defaults
    rc_params rc_params_from_file rcdefaults rcsetup re sanitize_sequence scale set_loglevel shutil spines stackplot
    streamplot style subprocess sys table tempfile texmanager text textpath ticker transforms tri units use
    validate_backend widgets
  `)],
  ['matplotlib.pyplot', words(`
    AbstractContextManager Annotation Arrow Artist AutoLocator AxLine Axes BackendFilter Button Circle Colorizer
    ColorizingArtist Colormap Enum ExitStack Figure FigureBase FigureCanvasBase FigureManagerBase FixedFormatter
    FixedLocator FormatStrFormatter Formatter FuncFormatter GridSpec IO IndexLocator Line2D LinearLocator Locator
    LogFormatter LogFormatterExponent LogFormatterMathtext LogLocator MaxNLocator MouseButton MultipleLocator Normalize
    NullFormatter NullLocator PolarAxes Polygon Rectangle ScalarFormatter Slider Subplot SubplotSpec TYPE_CHECKING Text
    TickHelper Widget acorr angle_spectrum annotate annotations arrow autoscale autumn axes axhline axhspan axis axline
    axvline axvspan backend_registry bar bar_label barbs barh bone box boxplot broken_barh cast cbook cla clabel clf
    clim close cm cohere color_sequences colorbar colormaps connect contour contourf cool copper csd cycler delaxes
    disconnect draw draw_all draw_if_interactive ecdf errorbar eventplot figaspect figimage figlegend fignum_exists
    figtext figure fill fill_between fill_betweenx findobj flag functools gca gcf gci get get_backend get_cmap
    get_current_fig_manager get_figlabels get_fignums get_plot_commands get_scale_names getp ginput gray grid
    grouped_bar hexbin hist hist2d hlines hot hsv importlib imread imsave imshow inferno inspect
    install_repl_displayhook interactive ioff ion isinteractive jet legend locator_params logging loglog magma
    magnitude_spectrum margins matplotlib matshow minorticks_off minorticks_on mlab new_figure_manager nipy_spectral np
    overload pause pcolor pcolormesh phase_spectrum pie pie_label pink plasma plot polar prism psd quiver quiverkey rc
    rcParams rcParamsDefault rcParamsOrig rc_context rcdefaults rcsetup rgrids savefig sca scatter sci semilogx semilogy
    set_cmap set_loglevel setp show specgram spring spy stackplot stairs stem step streamplot style subplot subplot2grid
    subplot_mosaic subplot_tool subplots subplots_adjust summer suptitle switch_backend sys table text thetagrids
    threading tick_params ticklabel_format tight_layout time title tricontour tricontourf tripcolor triplot twinx twiny
    uninstall_repl_displayhook violinplot viridis vlines waitforbuttonpress winter xcorr xkcd xlabel xlim xscale xticks
    ylabel ylim yscale yticks
  `)],
  ['matplotlib.style', words(`
    Path USER_LIBRARY_PATHS available context contextlib importlib library logging mpl os rcParamsDefault
    rc_params_from_file read_style_directory reload_library update_nested_dict update_user_library use warnings
  `)],
  ['matplotlib.ticker', words(`
    AsinhLocator AutoLocator AutoMinorLocator EngFormatter FixedFormatter FixedLocator FormatStrFormatter Formatter
    FuncFormatter IndexLocator Integral LinearLocator Locator LogFormatter LogFormatterExponent LogFormatterMathtext
    LogFormatterSciNotation LogLocator LogitFormatter LogitLocator MaxNLocator MultipleLocator NullFormatter NullLocator
    PercentFormatter ScalarFormatter StrMethodFormatter SymmetricalLogLocator TickHelper cbook itertools locale logging
    math mpl mtransforms np scale_range string
  `)],
  ['matplotlib.gridspec', words(`
    Bbox GridSpec GridSpecBase GridSpecFromSubplotSpec Integral SubplotParams SubplotSpec copy logging mpl np
  `)],
  ['matplotlib.lines', words(`
    Artist AxLine Bbox BboxTransformTo CARETDOWN CARETDOWNBASE CARETLEFT CARETLEFTBASE CARETRIGHT CARETRIGHTBASE CARETUP
    CARETUPBASE CapStyle Integral JoinStyle Line2D MarkerStyle Number Path Real STEP_LOOKUP_MAP TICKDOWN TICKLEFT
    TICKRIGHT TICKUP TransformedPath VertexSelector allow_rasterization cbook copy drawStyles fillStyles lineMarkers
    lineStyles logging ls_mapper ls_mapper_r mcolors mpl np segment_hits
  `)],
  ['matplotlib.patches', words(`
    Affine2D Annulus Arc Arrow ArrowStyle BoxStyle CapStyle Circle CirclePolygon ConnectionPatch ConnectionStyle Ellipse
    FancyArrow FancyArrowPatch FancyBboxPatch JoinStyle NonIntersectingPathException Number Patch Path PathPatch Polygon
    Real Rectangle RegularPolygon Shadow SimpleNamespace StepPatch Wedge artist bbox_artist cbook colors draw_bbox
    functools get_cos_sin get_intersection get_parallels inside_circle inspect make_wedged_bezier2 math mhatch mlines
    mpl namedtuple np split_bezier_intersecting_with_closedpath split_path_inout textwrap transforms
  `)],
  ['matplotlib.colors', words(`
    ABC AsinhNorm BASE_COLORS BivarColormap BivarColormapFromImage BoundaryNorm CSS4_COLORS CenteredNorm ColorConverter
    ColorSequenceRegistry Colormap FuncNorm Image LightSource LinearSegmentedColormap ListedColormap LogNorm Mapping
    MultiNorm MultivarColormap NoNorm Norm Normalize PngInfo PowerNorm Real SegmentedBivarColormap Sequence SymLogNorm
    TABLEAU_COLORS TwoSlopeNorm XKCD_COLORS abstractmethod base64 cbook cnames colorConverter from_levels_and_colors
    functools get_named_colors_mapping hex2color hexColorPattern hsv_to_rgb importlib inspect io is_color_like itertools
    make_norm_from_scale mpl np re rgb2hex rgb_to_hsv same_color scale to_hex to_rgb to_rgba to_rgba_array
  `)],
  ['matplotlib.animation', words(`
    AbstractMovieWriter Animation ArtistAnimation BytesIO DISPLAY_TEMPLATE FFMpegBase FFMpegFileWriter FFMpegWriter
    FileMovieWriter FuncAnimation HTMLWriter INCLUDED_FRAMES Image ImageMagickBase ImageMagickFileWriter
    ImageMagickWriter JS_INCLUDE MovieWriter MovieWriterRegistry Path PillowWriter STYLE_INCLUDE TemporaryDirectory
    TextIOWrapper TimedAnimation abc adjusted_figsize base64 cbook collections contextlib itertools logging mcolors mpl
    np shutil subprocess subprocess_creation_flags sys uuid warnings writers
  `)],
  ['brian2.only', words(`
    BaseClock BinomialFunction BrianLogger BrianObject BrianObjectException BrianPreference Clock CodeRunner Cylinder
    CythonCodeObject DEFAULT_CONSTANTS DEFAULT_FUNCTIONS DEFAULT_UNITS DimensionMismatchError Equations EventClock
    EventMonitor ExplicitStateUpdater Expression Function Gamp Gcoulomb Gfarad Ggram Ggramme Ghertz Gjoule Gliter Glitre
    Gmeter Gmetre Gmolar Gmole Gohm Gpascal Group Gsecond Gsiemens Gvolt Gwatt Hz ImportExport MHz MagicError
    MagicNetwork Mamp Mcoulomb Mfarad Mgram Mgramme Mhertz Mjoule Mliter Mlitre Mmeter Mmetre Mmolar Mmole Mohm
    Morphology Mpascal Msecond Msiemens Mvolt Mwatt Nameable Network NetworkOperation NeuronGroup NumpyCodeObject
    PoissonGroup PoissonInput PopulationRateMonitor PreferenceError Quantity RateMonitor Section Soma SpatialNeuron
    SpikeGeneratorGroup SpikeMonitor SpikeSource StateMonitor StateUpdateMethod Statements Subgroup Synapses Tamp
    Tcoulomb Tfarad Tgram Tgramme Thertz TimedArray Tjoule Tliter Tlitre Tmeter Tmetre Tmolar Tmole Tohm Tpascal
    Trackable Tsecond Tsiemens Tvolt Twatt Unit VariableOwner all_devices amp arange arccos arccosh arcsin arcsinh
    arctan arctanh brian_prefs check_units cm cm2 cm3 cmeter cmetre collect concat concatenate cos cosh coulomb
    declare_types defaultclock device diagonal dot euler exact exp expm1 exponential_euler exprel farad get_device
    get_dimensions get_local_namespace get_logger get_or_create_dimension get_unit gram gramme gsl_rk2 gsl_rk4 gsl_rk8pd
    gsl_rkck gsl_rkf45 have_same_dimensions hertz heun implementation in_best_unit in_unit independent is_dimensionless
    is_scalar_type joule kHz kamp kcoulomb kelvin kfarad kgram kgramme khertz kilogram kjoule kliter klitre kmeter
    kmetre kmolar kmole kohm kpascal ksecond ksiemens kvolt kwatt linear linked_var linspace liter litre log log10 log1p
    mA mM mS mV magic_network mamp mcoulomb meter metre mfarad mgram mgramme mhertz milstein mjoule mliter mlitre mm mm2
    mm3 mmeter mmetre mmolar mmole mohm molar mole mpascal ms msecond msiemens mvolt mwatt nA nF nM nS namp ncoulomb
    network_operation nfarad ngram ngramme nhertz njoule nliter nlitre nmeter nmetre nmolar nmole nohm npascal nsecond
    nsiemens nvolt nwatt ohm ones_like pA pF pamp pascal pcoulomb pfarad pgram pgramme phertz pjoule pliter plitre
    pmeter pmetre pmolar pmole pohm ppascal prefs profiling_summary psecond psiemens ptp pvolt pwatt ravel
    register_new_unit restore restore_initial_state rk2 rk4 run scheduling_summary second seed set_device siemens sin
    sinh start_scope std_silent stop store tan tanh test trace uA uF uM uS uamp ucoulomb ufarad ugram ugramme uhertz
    ujoule uliter ulitre um um2 um3 umeter umetre umolar umole uohm upascal us usecond usiemens uvolt uwatt volt watt
    where zeros_like
  `)],
  ['brian2', words(`
    BitGenerator DAILY DateFormatter DateLocator DayLocator FR Generator HOURLY HourLocator LinAlgError MINUTELY MO
    MONTHLY MT19937 MinuteLocator MonthLocator PCG64 PCG64DXSM Philox RRuleLocator RandomState SA SECONDLY SFC64 SU
    SecondLocator SeedSequence TH TU WE WEEKLY WeekdayLocator YEARLY YearLocator beta binomial bytes check_cache
    chisquare choice cholesky clear_cache codegen cond date2num datestr2num datetime default_rng det detrend
    detrend_linear detrend_mean detrend_none devices dirichlet drange eig eigh eigvals eigvalsh equations exponential
    fft2 fftfreq fftn fftshift flatten gamma geometric get_state groups gumbel hfft hypergeometric ifft ifft2 ifftn
    ifftshift ihfft importexport input inv irfft irfft2 irfftn laplace logger logistic lognormal logseries lstsq
    matrix_norm matrix_power matrix_rank memory monitors mpl multi_dot multinomial multivariate_normal negative_binomial
    noncentral_chisquare noncentral_f norm normal num2date numpy numpy_ only pareto parsing permutation pinv plt poisson
    qr rand randint randn random_integers random_sample ranf rayleigh relativedelta rfft rfft2 rfftfreq rfftn rrule
    sample set_state shuffle signal silent_list slogdet solve spatialneuron standard_cauchy standard_exponential
    standard_gamma standard_normal standard_t stateupdaters svd svdvals synapses tensorinv tensorsolve tests triangular
    uniform units utils vector_norm vonmises wald weibull window_hanning window_none zipf
  `)],
  ['brian2.units', words(`
    DimensionMismatchError Gamp Gcoulomb Gfarad Ggram Ggramme Ghertz Gjoule Gliter Glitre Gmeter Gmetre Gmolar Gmole
    Gohm Gpascal Gsecond Gsiemens Gvolt Gwatt Hz MHz Mamp Mcoulomb Mfarad Mgram Mgramme Mhertz Mjoule Mliter Mlitre
    Mmeter Mmetre Mmolar Mmole Mohm Mpascal Msecond Msiemens Mvolt Mwatt Quantity Tamp Tcoulomb Tfarad Tgram Tgramme
    Thertz Tjoule Tliter Tlitre Tmeter Tmetre Tmolar Tmole Tohm Tpascal Tsecond Tsiemens Tvolt Twatt Unit allunits amp
    arange arccos arccosh arcsin arcsinh arctan arctanh check_units cm cm2 cm3 cmeter cmetre concat concatenate cos cosh
    coulomb diagonal dot exp expm1 exprel farad fundamentalunits fundamentalunits_all get_dimensions
    get_or_create_dimension get_unit gram gramme have_same_dimensions hertz in_best_unit in_unit is_dimensionless
    is_scalar_type joule kHz kamp kcoulomb kelvin kfarad kgram kgramme khertz kilogram kjoule kliter klitre kmeter
    kmetre kmolar kmole kohm kpascal ksecond ksiemens kvolt kwatt linspace liter litre log log10 log1p mA mM mS mV mamp
    mcoulomb meter metre mfarad mgram mgramme mhertz mjoule mliter mlitre mm mm2 mm3 mmeter mmetre mmolar mmole mohm
    molar mole mpascal ms msecond msiemens mvolt mwatt nA nF nM nS namp ncoulomb nfarad ngram ngramme nhertz njoule
    nliter nlitre nmeter nmetre nmolar nmole nohm npascal nsecond nsiemens nvolt nwatt ohm ones_like pA pF pamp pascal
    pcoulomb pfarad pgram pgramme phertz pjoule pliter plitre pmeter pmetre pmolar pmole pohm ppascal psecond psiemens
    ptp pvolt pwatt ravel register_new_unit second siemens sin sinh stdunits stdunits_all tan tanh trace uA uF uM uS
    uamp ucoulomb ufarad ugram ugramme uhertz ujoule uliter ulitre um um2 um3 umeter umetre umolar umole
    unitsafefunctions unitsafefunctions_all uohm upascal us usecond usiemens uvolt uwatt volt watt where zeros_like
  `)],
  ['brian2.units.constants', words(`
    Unit amp avogadro_constant boltzmann_constant coulomb electric_constant electron_mass elementary_charge farad
    faraday_constant gas_constant gram joule kelvin kilogram magnetic_constant meter molar_mass_constant mole newton np
    zero_celsius
  `)],
  ['brian2tools', words(`
    DistributionNotFound MdExpander add_background_pattern baseexport brian_plot collector device expander
    get_distribution helper lemsexport lemsrendering mdexport mdexporter nmlexport os plot_dendrogram plot_morphology
    plot_raster plot_rate plot_state plot_synapses plotting supporting test tests warnings
  `)],
  ['csv', words(`
    Dialect DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC QUOTE_NOTNULL QUOTE_STRINGS
    Sniffer StringIO excel excel_tab field_size_limit get_dialect list_dialects re reader register_dialect types
    unix_dialect unregister_dialect writer
  `)],
  ['math', words(`
    acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs
    factorial floor fma fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log
    log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ulp
  `)],
  ['random', words(`
    BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI betavariate binomialvariate choice choices
    expovariate gammavariate gauss getrandbits getstate lognormvariate main normalvariate paretovariate randbytes
    randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate
  `)],
  ['itertools', words(`
    accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse
    groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest
  `)],
  ['functools', words(`
    GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key get_cache_token lru_cache
    namedtuple partial partialmethod recursive_repr reduce singledispatch singledispatchmethod total_ordering
    update_wrapper wraps
  `)],
  ['collections', words(`
    ChainMap Counter OrderedDict UserDict UserList UserString abc defaultdict deque namedtuple
  `)],
  ['operator', words(`
    abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv
    ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le
    length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor
  `)],
  ['time', words(`
    CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI
    CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns
    ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns
    process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time thread_time_ns
    time time_ns timezone tzname tzset
  `)],
  ['copy', words('Error copy deepcopy dispatch_table error replace')],
  ['string', words(`
    Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable
    punctuation whitespace
  `)],
  ['os', words(`
    CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED CLONE_FILES CLONE_FS CLONE_NEWCGROUP
    CLONE_NEWIPC CLONE_NEWNET CLONE_NEWNS CLONE_NEWPID CLONE_NEWTIME CLONE_NEWUSER CLONE_NEWUTS CLONE_SIGHAND
    CLONE_SYSVSEM CLONE_THREAD CLONE_VM DirEntry EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG
    EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE
    EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK GRND_RANDOM GenericAlias
    MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB
    MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK
    MFD_HUGE_SHIFT Mapping MutableMapping NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT O_DIRECTORY
    O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC
    O_SYNC O_TMPFILE O_TRUNC O_WRONLY POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM
    POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_CLOSEFROM POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN
    PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT PathLike RTLD_DEEPBIND
    RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT
    RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END
    SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV
    ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE TFD_CLOEXEC TFD_NONBLOCK
    TFD_TIMER_ABSTIME TFD_TIMER_CANCEL_ON_SET TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED
    WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE XATTR_REPLACE
    XATTR_SIZE_MAX X_OK abc abort access altsep chdir chmod chown chroot close closerange confstr confstr_names
    copy_file_range cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ environb error eventfd
    eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir fchmod fchown
    fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking
    get_exec_path get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid getgrouplist
    getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getsid getuid
    getxattr grantpt initgroups isatty kill killpg lchown linesep link listdir listxattr lockf login_tty lseek lstat
    major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice open openpty pardir path pathconf
    pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_openpt posix_spawn
    posix_spawnp pread preadv process_cpu_count ptsname putenv pwrite pwritev read readlink readv register_at_fork
    remove removedirs removexattr rename renames replace rmdir scandir sched_get_priority_max sched_get_priority_min
    sched_getaffinity sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity
    sched_setparam sched_setscheduler sched_yield sendfile sep set_blocking set_inheritable setegid seteuid setgid
    setgroups setns setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl
    spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice st stat stat_result statvfs statvfs_result strerror
    supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd supports_follow_symlinks symlink sync sys
    sysconf sysconf_names system tcgetpgrp tcsetpgrp terminal_size timerfd_create timerfd_gettime timerfd_gettime_ns
    timerfd_settime timerfd_settime_ns times times_result truncate ttyname umask uname uname_result unlink unlockpt
    unsetenv unshare urandom utime wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode walk write
    writev
  `)],
  ['os.path', words(`
    abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars extsep
    genericpath getatime getctime getmtime getsize isabs isdevdrive isdir isfile isjunction islink ismount join lexists
    normcase normpath os pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext
    splitroot stat supports_unicode_filenames sys
  `)],
  ['dataclasses', words(`
    Field FrozenInstanceError InitVar KW_ONLY MISSING abc asdict astuple copy dataclass field fields inspect
    is_dataclass itertools keyword make_dataclass re recursive_repr replace sys types
  `)],
  ['typing', words(`
    ABCMeta AbstractSet Annotated Any AnyStr AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString
    CT_co Callable ChainMap ClassVar Collection Concatenate Container Coroutine Counter DefaultDict Deque Dict
    EXCLUDED_ATTRIBUTES Final ForwardRef FrozenSet Generator Generic GenericAlias Hashable IO ItemsView Iterable
    Iterator KT KeysView List Literal LiteralString Mapping MappingView Match MethodDescriptorType MethodWrapperType
    MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoDefault NoReturn NotRequired
    Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol ReadOnly Required Reversible Self
    Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound T
    TYPE_CHECKING T_co T_contra Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard TypeIs TypeVar TypeVarTuple
    TypedDict Union Unpack VT VT_co V_co ValuesView WrapperDescriptorType abstractmethod assert_never assert_type cast
    clear_overloads collections copyreg dataclass_transform defaultdict final functools get_args get_origin
    get_overloads get_protocol_members get_type_hints is_protocol is_typeddict no_type_check no_type_check_decorator
    operator overload override reveal_type runtime_checkable sys types
  `)],
  ['types', words(`
    AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType CoroutineType
    DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType
    MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType
    NotImplementedType SimpleNamespace TracebackType UnionType WrapperDescriptorType coroutine get_original_bases
    new_class prepare_class resolve_bases
  `)],
  ['sys', words(`
    abiflags activate_stack_trampoline addaudithook api_version argv audit base_exec_prefix base_prefix breakpointhook
    builtin_module_names byteorder call_tracing copyright deactivate_stack_trampoline displayhook dont_write_bytecode
    exc_info excepthook exception exec_prefix executable exit flags float_info float_repr_style get_asyncgen_hooks
    get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdefaultencoding getdlopenflags
    getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof getswitchinterval
    gettrace getunicodeinternedsize hash_info hexversion implementation int_info intern is_finalizing
    is_stack_trampoline_active maxsize maxunicode meta_path modules monitoring orig_argv path path_hooks
    path_importer_cache platform platlibdir prefix pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth
    set_int_max_str_digits setdlopenflags setprofile setrecursionlimit setswitchinterval settrace stderr stdin
    stdlib_module_names stdout thread_info unraisablehook version version_info warnoptions
  `)],
  ['json', words(`
    JSONDecodeError JSONDecoder JSONEncoder codecs decoder detect_encoding dump dumps encoder load loads scanner
  `)],
  ['re', words(`
    A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern PatternError RegexFlag S Scanner U
    UNICODE VERBOSE X compile copyreg enum error escape findall finditer fullmatch functools match purge search split
    sub subn
  `)],
  ['warnings', words(`
    WarningMessage catch_warnings defaultaction deprecated filters filterwarnings formatwarning onceregistry
    resetwarnings showwarning simplefilter sys warn warn_explicit
  `)],
  ['contextlib', words(`
    AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ExitStack
    GenericAlias MethodType abc aclosing asynccontextmanager chdir closing contextmanager deque nullcontext os
    redirect_stderr redirect_stdout suppress sys wraps
  `)],
  ['abc', words(`
    ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token
    update_abstractmethods
  `)],
  ['enum', words(`
    CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumDict EnumMeta EnumType Flag FlagBoundary IntEnum
    IntFlag KEEP MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE auto bin bltns global_enum global_enum_repr
    global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name property show_flag_values sys
    unique verify
  `)],
  ['argparse', words(`
    Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError BooleanOptionalAction FileType
    HelpFormatter MetavarTypeHelpFormatter Namespace ONE_OR_MORE OPTIONAL PARSER REMAINDER RawDescriptionHelpFormatter
    RawTextHelpFormatter SUPPRESS ZERO_OR_MORE ngettext
  `)],
  ['logging', words(`
    BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter GenericAlias
    Handler INFO LogRecord Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle PlaceHolder RootLogger
    StrFormatStyle StreamHandler StringTemplateStyle Template WARN WARNING addLevelName atexit basicConfig
    captureWarnings collections critical currentframe debug disable error exception fatal getHandlerByName
    getHandlerNames getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass handlers info io
    lastResort log logAsyncioTasks logMultiprocessing logProcesses logThreads makeLogRecord os raiseExceptions re root
    setLogRecordFactory setLoggerClass shutdown sys threading time traceback warn warning warnings weakref
  `)],
  ['pathlib', words('Path PosixPath PurePath PurePosixPath PureWindowsPath UnsupportedOperation WindowsPath')],
  ['datetime', words('MAXYEAR MINYEAR UTC date datetime datetime_CAPI time timedelta timezone tzinfo')],
  ['multiprocessing', words(`
    Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event JoinableQueue Lock Manager Pipe
    Pool Process ProcessError Queue RLock RawArray RawValue SUBDEBUG SUBWARNING Semaphore SimpleQueue TimeoutError Value
    active_children allow_connection_pickling connection context cpu_count current_process freeze_support
    get_all_start_methods get_context get_logger get_start_method log_to_stderr managers parent_process pool process
    queues reducer reduction resource_tracker set_executable set_forkserver_preload set_start_method shared_memory spawn
    sys util
  `)],
  ['concurrent.futures', words(`
    ALL_COMPLETED BrokenExecutor CancelledError Executor FIRST_COMPLETED FIRST_EXCEPTION Future InvalidStateError
    ProcessPoolExecutor ThreadPoolExecutor TimeoutError as_completed wait
  `)],
  ['queue', words(`
    Empty Full LifoQueue PriorityQueue Queue ShutDown SimpleQueue deque heappop heappush threading time types
  `)],
  ['joblib', words(`
    Logger MemorizedResult Memory Parallel ParallelBackendBase PrintTime StoreBackendBase backports compressor cpu_count
    delayed disk dump effective_n_jobs executor expires_after externals func_inspect hash hashing load logger memory
    numpy_pickle numpy_pickle_compat numpy_pickle_utils os parallel parallel_backend parallel_config pool
    register_compressor register_parallel_backend register_store_backend wrap_non_picklable_objects
  `)],
  ['struct', words('Struct calcsize error iter_unpack pack pack_into unpack unpack_from')],
  ['tqdm', words(`
    TMonitor TqdmDeprecationWarning TqdmExperimentalWarning TqdmKeyError TqdmMonitorWarning TqdmSynchronisationWarning
    TqdmTypeError TqdmWarning cli gui main std tgrange tnrange tqdm tqdm_gui tqdm_notebook tqdm_pandas trange utils
    version
  `)],
  ['progressbar', words(`
    AbsoluteETA AdaptiveETA AdaptiveTransferSpeed AnimatedMarker Bar BouncingBar Counter CurrentTime DataSize
    DataTransferBar DoubleExponentialMovingAverage DynamicMessage ETA ExponentialMovingAverage FastProgressBar
    FileTransferSpeed FormatCustomText FormatLabel FormatLabelBar GranularBar JobStatusBar LineOffsetStreamWrapper
    MultiBar MultiProgressBar MultiRangeBar NullBar Percentage PercentageLabelBar Postfix ProgressBar ReverseBar
    RotatingMarker SimpleProgress SmoothingAlgorithm SmoothingETA SortKey Timer UnitProgress UnknownLength Variable
    VariableMixin algorithms bar base env fast importlib len_color multi progressbar shortcuts streams terminal typing
    utils widgets
  `)],
  ['scipy', words(`
    LowLevelCallable cluster constants datasets differentiate fft fftpack integrate interpolate io linalg ndimage
    optimize show_config signal sparse spatial special stats test
  `)],
  ['scipy.stats', words(`
    Binomial BootstrapMethod CensoredData ConstantInputWarning Covariance DegenerateDataWarning FitError Logistic
    Mixture MonteCarloMethod NearConstantInputWarning Normal PermutationMethod Uniform abs alexandergovern alpha
    anderson anderson_ksamp anglit ansari arcsine argus barnard_exact bartlett bayes_mvs bernoulli beta betabinom
    betanbinom betaprime biasedurn binned_statistic binned_statistic_2d binned_statistic_dd binom binomtest boltzmann
    bootstrap boschloo_exact boxcox boxcox_llf boxcox_normmax boxcox_normplot bradford brunnermunzel burr burr12
    bws_test cauchy chatterjeexi chi chi2 chi2_contingency chisquare circmean circstd circvar combine_pvalues
    contingency cosine cramervonmises cramervonmises_2samp crystalball cumfreq describe dgamma differential_entropy
    directional_stats dirichlet dirichlet_multinomial distributions dlaplace dpareto_lognorm dunnett dweibull ecdf
    energy_distance entropy epps_singleton_2samp erlang estimated_cdf exp expectile expon exponnorm exponpow exponweib f
    f_oneway false_discovery_control fatiguelife fisher_exact fisk fit fligner foldcauchy foldnorm friedmanchisquare
    gamma gausshyper gaussian_kde genexpon genextreme gengamma genhalflogistic genhyperbolic geninvgauss genlogistic
    gennorm genpareto geom gibrat gmean gompertz goodness_of_fit gstd gumbel_l gumbel_r gzscore halfcauchy halfgennorm
    halflogistic halfnorm hmean hypergeom hypsecant invgamma invgauss invweibull invwishart iqr irwinhall jarque_bera
    jf_skew_t johnsonsb johnsonsu kappa3 kappa4 kde kendalltau kruskal ks_1samp ks_2samp ksone kstat kstatvar kstest
    kstwo kstwobign kurtosis kurtosistest landau laplace laplace_asymmetric levene levy levy_l levy_stable linregress
    lmoment log loggamma logistic loglaplace lognorm logrank logser loguniform lomax make_distribution mannwhitneyu
    matrix_normal matrix_t maxwell median_abs_deviation median_test mielke mode moment monte_carlo_test mood morestats
    moyal mstats mstats_basic mstats_extras multinomial multiscale_graphcorr multivariate_hypergeom multivariate_normal
    multivariate_t mvn mvsdist nakagami nbinom ncf nchypergeom_fisher nchypergeom_wallenius nct ncx2 nhypergeom norm
    normal_inverse_gamma normaltest norminvgauss obrientransform order_statistic ortho_group page_trend_test pareto
    pearson3 pearsonr percentileofscore permutation_test planck pmean pointbiserialr poisson poisson_binom
    poisson_means_test power power_divergence powerlaw powerlognorm powernorm ppcc_max ppcc_plot probplot qmc quantile
    quantile_test randint random_correlation random_table rankdata ranksums rayleigh rdist recipinvgauss reciprocal
    rel_breitwigner relfreq rice rv_continuous rv_discrete rv_histogram scoreatpercentile sem semicircular shapiro
    siegelslopes sigmaclip skellam skew skewcauchy skewnorm skewtest sobol_indices somersd spearmanr spearmanrho
    special_ortho_group stats studentized_range t test theilslopes tiecorrect tmax tmean tmin trapezoid triang trim1
    trim_mean trimboth truncate truncexpon truncnorm truncpareto truncweibull_min tsem tstd ttest_1samp ttest_ind
    ttest_ind_from_stats ttest_rel tukey_hsd tukeylambda tvar uniform uniform_direction unitary_group variation vonmises
    vonmises_fisher vonmises_line wald wasserstein_distance wasserstein_distance_nd weibull_max weibull_min weightedtau
    wilcoxon wishart wrapcauchy yeojohnson yeojohnson_llf yeojohnson_normmax yeojohnson_normplot yulesimon zipf zipfian
    zmap zscore
  `)],
  ['scipy.signal', words(`
    BadCoefficients CZT ShortTimeFFT StateSpace TransferFunction ZerosPolesGain ZoomFFT abcd_normalize argrelextrema
    argrelmax argrelmin band_stop_obj bessel besselap bilinear bilinear_zpk bode bsplines buttap butter buttord cheb1ap
    cheb1ord cheb2ap cheb2ord cheby1 cheby2 check_COLA check_NOLA chirp choose_conv_method closest_STFT_dual_window
    coherence cont2discrete convolve convolve2d correlate correlate2d correlation_lags csd cspline1d cspline1d_eval
    cspline2d czt czt_points dbode decimate deconvolve detrend dfreqresp dimpulse dlsim dlti dstep ellip ellipap
    ellipord envelope fftconvolve filter_design filtfilt find_peaks find_peaks_cwt findfreqs fir_filter_design firls
    firwin firwin2 firwin_2d freqresp freqs freqs_zpk freqz freqz_sos freqz_zpk gammatone gauss_spline gausspulse
    get_window group_delay hilbert hilbert2 iircomb iirdesign iirfilter iirnotch iirpeak impulse invres invresz istft
    kaiser_atten kaiser_beta kaiserord lfilter lfilter_zi lfiltic lombscargle lp2bp lp2bp_zpk lp2bs lp2bs_zpk lp2hp
    lp2hp_zpk lp2lp lp2lp_zpk lsim lti lti_conversion ltisys max_len_seq medfilt medfilt2d minimum_phase normalize
    oaconvolve order_filter peak_prominences peak_widths periodogram place_poles qspline1d qspline1d_eval qspline2d
    remez resample resample_poly residue residuez savgol_coeffs savgol_filter sawtooth sepfir2d signaltools sos2tf
    sos2zpk sosfilt sosfilt_zi sosfiltfilt sosfreqz spectral spectrogram spline spline_filter square ss2tf ss2zpk step
    stft sweep_poly symiirorder1 symiirorder2 test tf2sos tf2ss tf2zpk unique_roots unit_impulse upfirdn vectorstrength
    waveforms wavelets welch whittaker_henderson wiener windows zoom_fft zpk2sos zpk2ss zpk2tf
  `)],
  ['scipy.signal.windows', words(`
    barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine dpss exponential flattop gaussian
    general_cosine general_gaussian general_hamming get_window hamming hann kaiser kaiser_bessel_derived lanczos nuttall
    parzen taylor triang tukey windows
  `)],
  ['scipy.optimize', words(`
    BFGS Bounds BroydenFirst HessianUpdateStrategy InverseJacobian KrylovJacobian LbfgsInvHessProduct LinearConstraint
    NoConvergence NonlinearConstraint OptimizeResult OptimizeWarning RootResults SR1 anderson approx_fprime basinhopping
    bisect bracket brent brenth brentq broyden1 broyden2 brute check_grad cobyla curve_fit diagbroyden
    differential_evolution direct dual_annealing elementwise excitingmixing fixed_point fmin fmin_bfgs fmin_cg
    fmin_cobyla fmin_l_bfgs_b fmin_ncg fmin_powell fmin_slsqp fmin_tnc fminbound fsolve golden isotonic_regression
    lbfgsb least_squares leastsq line_search linear_sum_assignment linearmixing linesearch linprog
    linprog_verbose_callback lsq_linear milp minimize minimize_scalar minpack minpack2 moduleTNC newton newton_krylov
    nnls nonlin optimize quadratic_assignment ridder root root_scalar rosen rosen_der rosen_hess rosen_hess_prod shgo
    show_options slsqp test tnc toms748 zeros
  `)],
  ['scipy.special', words(`
    SpecialFunctionError SpecialFunctionWarning add_newdocs agm ai_zeros airy airye assoc_laguerre assoc_legendre_p
    assoc_legendre_p_all basic bdtr bdtrc bdtri bdtrik bdtrin bei bei_zeros beip beip_zeros ber ber_zeros bernoulli berp
    berp_zeros besselpoly beta betainc betaincc betainccinv betaincinv betaln bi_zeros binom boxcox boxcox1p btdtria
    btdtrib c_roots cbrt cg_roots chdtr chdtrc chdtri chdtriv chebyc chebys chebyt chebyu chndtr chndtridf chndtrinc
    chndtrix comb cosdg cosm1 cotdg cython_special dawsn digamma diric ellip_harm ellip_harm_2 ellip_normal ellipe
    ellipeinc ellipj ellipk ellipkinc ellipkm1 elliprc elliprd elliprf elliprg elliprj entr erf erf_zeros erfc erfcinv
    erfcx erfi erfinv errstate euler eval_chebyc eval_chebys eval_chebyt eval_chebyu eval_gegenbauer eval_genlaguerre
    eval_hermite eval_hermitenorm eval_jacobi eval_laguerre eval_legendre eval_sh_chebyt eval_sh_chebyu eval_sh_jacobi
    eval_sh_legendre exp1 exp10 exp2 expi expit expm1 expn exprel factorial factorial2 factorialk fdtr fdtrc fdtri
    fdtridfd fresnel fresnel_zeros fresnelc_zeros fresnels_zeros gamma gammainc gammaincc gammainccinv gammaincinv
    gammaln gammasgn gdtr gdtrc gdtria gdtrib gdtrix gegenbauer genlaguerre geterr h1vp h2vp h_roots hankel1 hankel1e
    hankel2 hankel2e he_roots hermite hermitenorm huber hyp0f1 hyp1f1 hyp2f1 hyperu i0 i0e i1 i1e inv_boxcox
    inv_boxcox1p it2i0k0 it2j0y0 it2struve0 itairy iti0k0 itj0y0 itmodstruve0 itstruve0 iv ive ivp j0 j1 j_roots jacobi
    jn jn_zeros jnjnp_zeros jnp_zeros jnyn_zeros js_roots jv jve jvp k0 k0e k1 k1e kei kei_zeros keip keip_zeros kelvin
    kelvin_zeros ker ker_zeros kerp kerp_zeros kl_div kn kolmogi kolmogorov kv kve kvp l_roots la_roots laguerre
    lambertw legendre legendre_p legendre_p_all lmbda log1p log_expit log_ndtr log_softmax log_wright_bessel loggamma
    logit logsumexp lpmv lqmn lqn mathieu_a mathieu_b mathieu_cem mathieu_even_coef mathieu_modcem1 mathieu_modcem2
    mathieu_modsem1 mathieu_modsem2 mathieu_odd_coef mathieu_sem modfresnelm modfresnelp modstruve multigammaln nbdtr
    nbdtrc nbdtri nbdtrik nbdtrin ncfdtr ncfdtri ncfdtridfd ncfdtridfn ncfdtrinc nctdtr nctdtridf nctdtrinc nctdtrit
    ndtr ndtri ndtri_exp nrdtrimn nrdtrisd obl_ang1 obl_ang1_cv obl_cv obl_cv_seq obl_rad1 obl_rad1_cv obl_rad2
    obl_rad2_cv orthogonal owens_t p_roots pbdn_seq pbdv pbdv_seq pbvv pbvv_seq pbwa pdtr pdtrc pdtri pdtrik perm poch
    polygamma powm1 pro_ang1 pro_ang1_cv pro_cv pro_cv_seq pro_rad1 pro_rad1_cv pro_rad2 pro_rad2_cv ps_roots
    pseudo_huber psi radian rel_entr rgamma riccati_jn riccati_yn roots_chebyc roots_chebys roots_chebyt roots_chebyu
    roots_gegenbauer roots_genlaguerre roots_hermite roots_hermitenorm roots_jacobi roots_laguerre roots_legendre
    roots_sh_chebyt roots_sh_chebyu roots_sh_jacobi roots_sh_legendre round s_roots seterr sf_error sh_chebyt sh_chebyu
    sh_jacobi sh_legendre shichi sici sinc sindg smirnov smirnovi softmax softplus specfun spence spfun_stats sph_harm_y
    sph_harm_y_all sph_legendre_p sph_legendre_p_all spherical_in spherical_jn spherical_kn spherical_yn stdtr stdtridf
    stdtrit stirling2 struve t_roots tandg test tklmbda ts_roots u_roots us_roots voigt_profile wofz wright_bessel
    wrightomega xlog1py xlogy y0 y0_zeros y1 y1_zeros y1p_zeros yn yn_zeros ynp_zeros yv yve yvp zeta zetac
  `)],
  ['scipy.io', words(`
    FortranEOFError FortranFile FortranFormattingError arff harwell_boeing hb_read hb_write idl loadmat matlab mminfo
    mmio mmread mmwrite netcdf netcdf_file netcdf_variable readsav savemat test wavfile whosmat
  `)],
  ['scipy.sparse', words(`
    SparseEfficiencyWarning SparseWarning base block_array block_diag bmat bsr bsr_array bsr_matrix compressed construct
    coo coo_array coo_matrix csc csc_array csc_matrix csgraph csr csr_array csr_matrix data dia dia_array dia_matrix
    diags diags_array dok dok_array dok_matrix expand_dims extract eye eye_array find get_index_dtype hstack identity
    issparse isspmatrix isspmatrix_bsr isspmatrix_coo isspmatrix_csc isspmatrix_csr isspmatrix_dia isspmatrix_dok
    isspmatrix_lil kron kronsum lil lil_array lil_matrix linalg load_npz matrix_transpose permute_dims rand random
    random_array safely_cast_index_arrays save_npz sparray sparsetools spdiags spmatrix sputils swapaxes tril triu
    vstack
  `)],
  ['scipy.integrate', words(`
    BDF DOP853 DenseOutput IntegrationWarning LSODA ODEintWarning OdeSolution OdeSolver RK23 RK45 Radau complex_ode
    cubature cumulative_simpson cumulative_trapezoid dblquad dop fixed_quad lebedev_rule lsoda newton_cotes nquad nsum
    ode odeint odepack qmc_quad quad quad_vec quadpack romb simpson solve_bvp solve_ivp tanhsinh test tplquad trapezoid
    vode
  `)],
  ['textwrap', words('TextWrapper dedent fill indent re shorten wrap')],
  ['timeit', words(`
    Timer default_number default_repeat default_timer dummy_src_name gc itertools main reindent repeat sys template time
    timeit
  `)],
  ['platform', words(`
    AndroidVer IOSVersionInfo android_ver architecture collections freedesktop_os_release functools ios_ver itertools
    java_ver libc_ver mac_ver machine node os platform processor python_branch python_build python_compiler
    python_implementation python_revision python_version python_version_tuple re release sys system system_alias uname
    uname_result version win32_edition win32_is_iot win32_ver
  `)],
  ['importlib', words('import_module invalidate_caches machinery reload sys util')],
  ['brian2.*', words(`
    AbstractCodeFunction ArithmeticSimplifier ArrayVariable AuxiliaryVariable BaseFileLock BrianASTRenderer
    BrianGlobalPreferences BrianGlobalPreferencesView C99Check CPPCodeGenerator CPPNodeRenderer CPPStandaloneCodeObject
    CPPStandaloneDevice CPPWriter CacheKey Children CodeGenerator CodeObject CodeObjectTemplate CodeString Constant
    CurrentDeviceProxy CustomSympyPrinter CythonCodeGenerator CythonExtensionManager CythonNodeRenderer DIMENSIONLESS
    DefaultClockProxy DefaultValidator Device DictImportExport Dimension Dummy DynamicArray DynamicArray1D
    DynamicArray1DClass DynamicArray2DClass DynamicArrayVariable EquationError ErrorRaiser ExponentialEulerStateUpdater
    FileLock FlatMorphology FunctionImplementation FunctionImplementationContainer FunctionRewriter GSL
    GSLCPPCodeGenerator GSLCPPStandaloneCodeObject GSLCodeGenerator GSLCompileError GSLContainer GSLCythonCodeGenerator
    GSLCythonCodeObject GSLStateUpdater GSL_generator GSLcodeobject GSLcython_rt HierarchyFilter IndependentStateUpdater
    IndexWrapper Indexing InstanceFollower InstanceTrackerSet IntegrationError LazyArange LazyTemplateLoader LineInfo
    LinearStateUpdater LinkedVariable LogCapture MorphologyIndexWrapper MultiTemplate NameFilter Node NodeRenderer
    NumpyCodeGenerator NumpyNodeRenderer OrderDependenceError PRINTER PandasImportExport ProfilingSummary
    RemoveBrian2Filter Resetter RunFunctionContext RuntimeDevice SchedulingSummary Simplifier SingleEquation
    SoftFileLock SpatialStateUpdater SpatialSubgroup SpellChecker SpikeQueue StateMonitorView StateUpdater Statement
    SubMorphology Subexpression SubexpressionUpdater SummedVariableUpdater SymbolicConstant SympyNodeRenderer
    SynapticIndexing SynapticPathway SynapticSubgroup Templater TextReport Thresholder Timeout Topology UnixFileLock
    UnsupportedEquationsException VarRewriter Variable VariableView Variables VectorisationError WindowsFileLock
    abstract_code_dependencies abstract_code_from_function active_device add_refractoriness additional_unit_register
    analyse_identifiers arrays auto_target autoindent autoindent_postfilter base bast binomial brian2 brian2_functions
    brian_ast brian_dtype_from_dtype brian_dtype_from_value brian_excepthook brian_object_exception c_data_type cached
    caching calc_repeats cancel_identical_terms catch_logs ceil_func check_compiler_kwds check_dimensions check_dt
    check_expression_for_multiple_stateful_functions check_for_order_independence check_identifier_basic
    check_identifier_constants check_identifier_functions check_identifier_pre_post check_identifier_refractory
    check_identifier_reserved check_identifier_units check_preference_name check_subexpressions check_units_statements
    clean_up_logging clip_func clocks code_representation codegen_targets codeobject codestrings collect_commutative
    compiler_supports_c99 constant_or_scalar copy_directory core_preferences cpp_generator cpp_prefs cpp_standalone
    cpp_standalone_device create_runner_codeobj cython_extension_manager cython_generator cython_rt cythondynamicarray
    default_float_dtype_validator deindent device_module device_override diagonal_noise dictlike
    dimensions_and_type_from_string dtype_hierarchy dtype_repr dynamicarray ensure_directory ensure_directory_of_file
    environment equations evaluate_expr explicit expression_complexity expressions extension_manager
    extract_abstract_code_functions extract_constant_subexpressions extract_method_options fail_for_dimension_mismatch
    filelock filetools find_name find_synapses floor_func functions generate_rand_code generators get_capsule_type
    get_compiler_and_args get_conditionally_linear_system get_cpp_dtype get_cython_cache_dir get_cython_extensions
    get_dtype get_dtype_str get_dynamic_array_cpp_type get_identifiers get_identifiers_recursively get_index_dtype
    get_linear_system get_msvc_env get_numpy_dtype get_objects_in_namespace get_read_write_funcs get_unit_for_display
    group handle_range handle_sample has_flag importexport in_directory indent int_func invert_dict is_boolean
    is_boolean_dtype is_boolean_expression is_constant_over_dt is_float is_float_dtype is_integer is_integer_dtype
    is_scalar_expression is_stateful log_level_validator logger magic make_statements morphology names namespace network
    neurongroup np numpy_generator numpy_rt obj openmp_pragma operations optimisation optimise_statements
    outdated_dependency_error_validator parse_expression_dimensions parse_preference_name parse_statement
    parse_string_equations parse_synapse_generator parse_synaptic_generator_syntax permutation_analysis poisson_func
    poissongroup poissoninput preferences rand_func rand_impls randn_func randn_impls ratemonitor reduced_node
    refractory reinit_and_delete reinit_devices rendering replace reset_device running_from_ipython runtime
    runtime_device schedule_propagation_offset simplify_path_env_var slice_to_test spatialneuron spikegeneratorgroup
    spikemonitor spikesource split_expression standard_unit_register statements statemonitor str_to_sympy stringtools
    strip_empty_leading_and_trailing_lines strip_empty_lines stripped_deindented_lines subgroup
    substitute_abstract_code_functions sympy_to_str sympytools synapses targets templates timedarray timestep
    to_start_stop topsort tracking translation unitcheck unitsafe valid_gsl_dir variables variables_by_owner
    variables_to_array_names weakproxy_with_fallback word_substitute
  `)],
  ['scipy.ndimage', words(`
    affine_transform binary_closing binary_dilation binary_erosion binary_fill_holes binary_hit_or_miss binary_opening
    binary_propagation black_tophat center_of_mass convolve convolve1d correlate correlate1d distance_transform_bf
    distance_transform_cdt distance_transform_edt extrema filters find_objects fourier fourier_ellipsoid
    fourier_gaussian fourier_shift fourier_uniform gaussian_filter gaussian_filter1d gaussian_gradient_magnitude
    gaussian_laplace generate_binary_structure generic_filter generic_filter1d generic_gradient_magnitude
    generic_laplace geometric_transform grey_closing grey_dilation grey_erosion grey_opening histogram interpolation
    iterate_structure label labeled_comprehension laplace map_coordinates maximum maximum_filter maximum_filter1d
    maximum_position mean measurements median median_filter minimum minimum_filter minimum_filter1d minimum_position
    morphological_gradient morphological_laplace morphology percentile_filter prewitt rank_filter rotate shift sobel
    spline_filter spline_filter1d standard_deviation sum sum_labels test uniform_filter uniform_filter1d value_indices
    variance vectorized_filter watershed_ift white_tophat zoom
  `)],
]) // prettier-ignore

/** Public attributes by class, the classes by the library that has them. */
export const classNames: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = new Map([
  ['numpy', new Map([
    ['ndarray', words(`
      T all any argmax argmin argpartition argsort astype base byteswap choose clip compress conj conjugate copy ctypes
      cumprod cumsum data device diagonal dot dtype dump dumps fill flags flat flatten getfield imag item itemsize mT max
      mean min nbytes ndim nonzero partition prod put ravel real repeat reshape resize round searchsorted setfield
      setflags shape size sort squeeze std strides sum swapaxes take to_device tobytes tofile tolist trace transpose var
      view
    `)],
    ['float64', words(`
      T all any argmax argmin argsort as_integer_ratio astype base byteswap choose clip compress conj conjugate copy
      cumprod cumsum data device diagonal dtype dump dumps fill flags flat flatten fromhex getfield hex imag is_integer
      item itemsize max mean min nbytes ndim nonzero prod put ravel real repeat reshape resize round searchsorted setfield
      setflags shape size sort squeeze std strides sum swapaxes take to_device tobytes tofile tolist trace transpose var
      view
    `)],
    ['float32', words(`
      T all any argmax argmin argsort as_integer_ratio astype base byteswap choose clip compress conj conjugate copy
      cumprod cumsum data device diagonal dtype dump dumps fill flags flat flatten getfield imag is_integer item itemsize
      max mean min nbytes ndim nonzero prod put ravel real repeat reshape resize round searchsorted setfield setflags
      shape size sort squeeze std strides sum swapaxes take to_device tobytes tofile tolist trace transpose var view
    `)],
    ['int64', words(`
      T all any argmax argmin argsort astype base bit_count byteswap choose clip compress conj conjugate copy cumprod
      cumsum data denominator device diagonal dtype dump dumps fill flags flat flatten getfield imag is_integer item
      itemsize max mean min nbytes ndim nonzero numerator prod put ravel real repeat reshape resize round searchsorted
      setfield setflags shape size sort squeeze std strides sum swapaxes take to_device tobytes tofile tolist trace
      transpose var view
    `)],
    ['int32', words(`
      T all any argmax argmin argsort astype base bit_count byteswap choose clip compress conj conjugate copy cumprod
      cumsum data denominator device diagonal dtype dump dumps fill flags flat flatten getfield imag is_integer item
      itemsize max mean min nbytes ndim nonzero numerator prod put ravel real repeat reshape resize round searchsorted
      setfield setflags shape size sort squeeze std strides sum swapaxes take to_device tobytes tofile tolist trace
      transpose var view
    `)],
    ['bool', words(`
      T all any argmax argmin argsort astype base byteswap choose clip compress conj conjugate copy cumprod cumsum data
      device diagonal dtype dump dumps fill flags flat flatten getfield imag item itemsize max mean min nbytes ndim
      nonzero prod put ravel real repeat reshape resize round searchsorted setfield setflags shape size sort squeeze std
      strides sum swapaxes take to_device tobytes tofile tolist trace transpose var view
    `)],
    ['flatiter', words('base coords copy index')],
    ['dtype', words(`
      alignment base byteorder char descr fields flags hasobject isalignedstruct isbuiltin isnative itemsize kind metadata
      name names ndim newbyteorder num shape str subdtype type
    `)],
    ['ufunc', words(`
      accumulate at identity nargs nin nout ntypes outer reduce reduceat resolve_dtypes signature types
    `)],
  ])],
  ['matplotlib', new Map([
    ['Axes', words(`
      ArtistList acorr add_artist add_callback add_child_axes add_collection add_container add_image add_line add_patch
      add_table angle_spectrum annotate apply_aspect arrow artists autoscale autoscale_view axes axhline axhspan axis
      axison axline axvline axvspan bar bar_label barbs barh bbox boxplot broken_barh bxp callbacks can_pan can_zoom
      child_axes cla clabel clear clipbox cohere collections containers contains contains_point contour contourf
      convert_xunits convert_yunits csd dataLim drag_pan draw draw_artist ecdf end_pan errorbar eventplot figure fill
      fill_between fill_betweenx findobj fmt_xdata fmt_ydata format_coord format_cursor_data format_xdata format_ydata
      get_adjustable get_agg_filter get_alpha get_anchor get_animated get_aspect get_autoscale_on get_autoscalex_on
      get_autoscaley_on get_axes_locator get_axisbelow get_box_aspect get_children get_clip_box get_clip_on get_clip_path
      get_cursor_data get_data_ratio get_default_bbox_extra_artists get_facecolor get_fc get_figure
      get_forward_navigation_events get_frame_on get_gid get_gridspec get_images get_in_layout get_label get_legend
      get_legend_handles_labels get_lines get_mouseover get_navigate get_navigate_mode get_path_effects get_picker
      get_position get_rasterization_zorder get_rasterized get_shared_x_axes get_shared_y_axes get_sketch_params get_snap
      get_subplotspec get_tightbbox get_title get_transform get_transformed_clip_path_and_affine get_url get_visible
      get_window_extent get_xaxis get_xaxis_text1_transform get_xaxis_text2_transform get_xaxis_transform get_xbound
      get_xgridlines get_xinverted get_xlabel get_xlim get_xmajorticklabels get_xmargin get_xminorticklabels get_xscale
      get_xticklabels get_xticklines get_xticks get_yaxis get_yaxis_text1_transform get_yaxis_text2_transform
      get_yaxis_transform get_ybound get_ygridlines get_yinverted get_ylabel get_ylim get_ymajorticklabels get_ymargin
      get_yminorticklabels get_yscale get_yticklabels get_yticklines get_yticks get_zorder grid grouped_bar has_data
      have_units hexbin hist hist2d hlines ignore_existing_data_limits images imshow in_axes indicate_inset
      indicate_inset_zoom inset_axes invert_xaxis invert_yaxis is_transform_set label_outer legend legend_ lines
      locator_params loglog magnitude_spectrum margins matshow minorticks_off minorticks_on mouseover name patch patches
      pchanged pcolor pcolorfast pcolormesh phase_spectrum pick pickable pie pie_label plot properties psd quiver
      quiverkey redraw_in_frame relim remove remove_callback reset_position scatter secondary_xaxis secondary_yaxis
      semilogx semilogy set set_adjustable set_agg_filter set_alpha set_anchor set_animated set_aspect set_autoscale_on
      set_autoscalex_on set_autoscaley_on set_axes_locator set_axis_off set_axis_on set_axisbelow set_box_aspect
      set_clip_box set_clip_on set_clip_path set_facecolor set_fc set_figure set_forward_navigation_events set_frame_on
      set_gid set_in_layout set_label set_mouseover set_navigate set_navigate_mode set_path_effects set_picker
      set_position set_prop_cycle set_rasterization_zorder set_rasterized set_sketch_params set_snap set_subplotspec
      set_title set_transform set_url set_visible set_xbound set_xinverted set_xlabel set_xlim set_xmargin set_xscale
      set_xticklabels set_xticks set_ybound set_yinverted set_ylabel set_ylim set_ymargin set_yscale set_yticklabels
      set_yticks set_zorder sharex sharey specgram spines spy stackplot stairs stale stale_callback start_pan stem step
      sticky_edges streamplot table tables text texts tick_params ticklabel_format title titleOffsetTrans transAxes
      transData transLimits transScale tricontour tricontourf tripcolor triplot twinx twiny update update_datalim
      update_from use_sticky_edges viewLim violin violinplot vlines xaxis xaxis_date xaxis_inverted xcorr yaxis yaxis_date
      yaxis_inverted zorder
    `)],
    ['Figure', words(`
      add_artist add_axes add_axobserver add_callback add_gridspec add_subfigure add_subplot align_labels align_titles
      align_xlabels align_ylabels artists autofmt_xdate axes bbox bbox_inches canvas clear clf clipbox colorbar contains
      convert_xunits convert_yunits delaxes dpi dpi_scale_trans draw draw_artist draw_without_rendering figbbox figimage
      figure findobj format_cursor_data frameon gca get_agg_filter get_alpha get_animated get_axes get_children
      get_clip_box get_clip_on get_clip_path get_constrained_layout get_constrained_layout_pads get_cursor_data
      get_default_bbox_extra_artists get_dpi get_edgecolor get_facecolor get_figheight get_figure get_figwidth get_frameon
      get_gid get_in_layout get_label get_layout_engine get_linewidth get_mouseover get_path_effects get_picker
      get_rasterized get_size_inches get_sketch_params get_snap get_suptitle get_supxlabel get_supylabel get_tight_layout
      get_tightbbox get_transform get_transformed_clip_path_and_affine get_url get_visible get_window_extent get_zorder
      ginput have_units images is_transform_set legend legends lines mouseover number patch patches pchanged pick pickable
      properties remove remove_callback savefig sca set set_agg_filter set_alpha set_animated set_canvas set_clip_box
      set_clip_on set_clip_path set_constrained_layout set_constrained_layout_pads set_dpi set_edgecolor set_facecolor
      set_figheight set_figure set_figwidth set_frameon set_gid set_in_layout set_label set_layout_engine set_linewidth
      set_mouseover set_path_effects set_picker set_rasterized set_size_inches set_sketch_params set_snap set_tight_layout
      set_transform set_url set_visible set_zorder show stale stale_callback sticky_edges subfigs subfigures
      subplot_mosaic subplotpars subplots subplots_adjust suppressComposite suptitle supxlabel supylabel text texts
      tight_layout transFigure transSubfigure update update_from waitforbuttonpress zorder
    `)],
    ['Line2D', words(`
      add_callback axes clipbox contains convert_xunits convert_yunits draw drawStyleKeys drawStyles figure fillStyles
      filled_markers findobj format_cursor_data get_aa get_agg_filter get_alpha get_animated get_antialiased get_bbox
      get_c get_children get_clip_box get_clip_on get_clip_path get_color get_cursor_data get_dash_capstyle
      get_dash_joinstyle get_data get_drawstyle get_ds get_figure get_fillstyle get_gapcolor get_gid get_in_layout
      get_label get_linestyle get_linewidth get_ls get_lw get_marker get_markeredgecolor get_markeredgewidth
      get_markerfacecolor get_markerfacecoloralt get_markersize get_markevery get_mec get_mew get_mfc get_mfcalt
      get_mouseover get_ms get_path get_path_effects get_picker get_pickradius get_rasterized get_sketch_params get_snap
      get_solid_capstyle get_solid_joinstyle get_tightbbox get_transform get_transformed_clip_path_and_affine get_url
      get_visible get_window_extent get_xdata get_xydata get_ydata get_zorder have_units ind_offset is_dashed
      is_transform_set lineStyles markers mouseover pchanged pick pickable pickradius properties recache recache_always
      remove remove_callback set set_aa set_agg_filter set_alpha set_animated set_antialiased set_c set_clip_box
      set_clip_on set_clip_path set_color set_dash_capstyle set_dash_joinstyle set_dashes set_data set_drawstyle set_ds
      set_figure set_fillstyle set_gapcolor set_gid set_in_layout set_label set_linestyle set_linewidth set_ls set_lw
      set_marker set_markeredgecolor set_markeredgewidth set_markerfacecolor set_markerfacecoloralt set_markersize
      set_markevery set_mec set_mew set_mfc set_mfcalt set_mouseover set_ms set_path_effects set_picker set_pickradius
      set_rasterized set_sketch_params set_snap set_solid_capstyle set_solid_joinstyle set_transform set_url set_visible
      set_xdata set_ydata set_zorder stale stale_callback sticky_edges update update_from zorder
    `)],
    ['PathCollection', words(`
      add_callback autoscale autoscale_None axes callbacks changed clipbox cmap colorbar colorizer contains convert_xunits
      convert_yunits draw figure findobj format_cursor_data get_aa get_agg_filter get_alpha get_animated get_antialiased
      get_antialiaseds get_array get_capstyle get_children get_clim get_clip_box get_clip_on get_clip_path get_cmap
      get_cursor_data get_dashes get_datalim get_ec get_edgecolor get_edgecolors get_facecolor get_facecolors get_fc
      get_figure get_fill get_gid get_hatch get_hatch_linewidth get_hatchcolor get_in_layout get_joinstyle get_label
      get_linestyle get_linestyles get_linewidth get_linewidths get_ls get_lw get_mouseover get_offset_transform
      get_offsets get_path_effects get_paths get_picker get_pickradius get_rasterized get_sizes get_sketch_params get_snap
      get_tightbbox get_transOffset get_transform get_transformed_clip_path_and_affine get_transforms get_url get_urls
      get_visible get_window_extent get_zorder have_units is_transform_set legend_elements mouseover norm pchanged pick
      pickable properties remove remove_callback set set_aa set_agg_filter set_alpha set_animated set_antialiased
      set_antialiaseds set_array set_capstyle set_clim set_clip_box set_clip_on set_clip_path set_cmap set_color
      set_dashes set_ec set_edgecolor set_edgecolors set_facecolor set_facecolors set_fc set_figure set_gid set_hatch
      set_hatch_linewidth set_hatchcolor set_in_layout set_joinstyle set_label set_linestyle set_linestyles set_linewidth
      set_linewidths set_ls set_lw set_mouseover set_norm set_offset_transform set_offsets set_path_effects set_paths
      set_picker set_pickradius set_rasterized set_sizes set_sketch_params set_snap set_transOffset set_transform set_url
      set_urls set_visible set_zorder stale stale_callback sticky_edges to_rgba update update_from update_scalarmappable
      zorder
    `)],
    ['LineCollection', words(`
      add_callback autoscale autoscale_None axes changed cmap colorbar colorizer contains convert_xunits convert_yunits
      draw figure findobj format_cursor_data get_aa get_agg_filter get_alpha get_animated get_antialiased get_antialiaseds
      get_array get_capstyle get_children get_clim get_clip_box get_clip_on get_clip_path get_cmap get_color get_colors
      get_cursor_data get_dashes get_datalim get_ec get_edgecolor get_edgecolors get_facecolor get_facecolors get_fc
      get_figure get_fill get_gapcolor get_gid get_hatch get_hatch_linewidth get_hatchcolor get_in_layout get_joinstyle
      get_label get_linestyle get_linestyles get_linewidth get_linewidths get_ls get_lw get_mouseover get_offset_transform
      get_offsets get_path_effects get_paths get_picker get_pickradius get_rasterized get_segments get_sketch_params
      get_snap get_tightbbox get_transOffset get_transform get_transformed_clip_path_and_affine get_transforms get_url
      get_urls get_visible get_window_extent get_zorder have_units is_transform_set mouseover norm pchanged pick pickable
      properties remove remove_callback set set_aa set_agg_filter set_alpha set_animated set_antialiased set_antialiaseds
      set_array set_capstyle set_clim set_clip_box set_clip_on set_clip_path set_cmap set_color set_colors set_dashes
      set_ec set_edgecolor set_edgecolors set_facecolor set_facecolors set_fc set_figure set_gapcolor set_gid set_hatch
      set_hatch_linewidth set_hatchcolor set_in_layout set_joinstyle set_label set_linestyle set_linestyles set_linewidth
      set_linewidths set_ls set_lw set_mouseover set_norm set_offset_transform set_offsets set_path_effects set_paths
      set_picker set_pickradius set_rasterized set_segments set_sketch_params set_snap set_transOffset set_transform
      set_url set_urls set_verts set_visible set_zorder stale sticky_edges to_rgba update update_from
      update_scalarmappable zorder
    `)],
    ['FillBetweenPolyCollection', words(`
      add_callback autoscale autoscale_None axes changed cmap colorbar colorizer contains convert_xunits convert_yunits
      draw figure findobj format_cursor_data get_aa get_agg_filter get_alpha get_animated get_antialiased get_antialiaseds
      get_array get_capstyle get_children get_clim get_clip_box get_clip_on get_clip_path get_cmap get_cursor_data
      get_dashes get_datalim get_ec get_edgecolor get_edgecolors get_facecolor get_facecolors get_fc get_figure get_fill
      get_gid get_hatch get_hatch_linewidth get_hatchcolor get_in_layout get_joinstyle get_label get_linestyle
      get_linestyles get_linewidth get_linewidths get_ls get_lw get_mouseover get_offset_transform get_offsets
      get_path_effects get_paths get_picker get_pickradius get_rasterized get_sizes get_sketch_params get_snap
      get_tightbbox get_transOffset get_transform get_transformed_clip_path_and_affine get_transforms get_url get_urls
      get_visible get_window_extent get_zorder have_units is_transform_set mouseover norm pchanged pick pickable
      properties remove remove_callback set set_aa set_agg_filter set_alpha set_animated set_antialiased set_antialiaseds
      set_array set_capstyle set_clim set_clip_box set_clip_on set_clip_path set_cmap set_color set_dashes set_data set_ec
      set_edgecolor set_edgecolors set_facecolor set_facecolors set_fc set_figure set_gid set_hatch set_hatch_linewidth
      set_hatchcolor set_in_layout set_joinstyle set_label set_linestyle set_linestyles set_linewidth set_linewidths
      set_ls set_lw set_mouseover set_norm set_offset_transform set_offsets set_path_effects set_paths set_picker
      set_pickradius set_rasterized set_sizes set_sketch_params set_snap set_transOffset set_transform set_url set_urls
      set_verts set_verts_and_codes set_visible set_zorder stale sticky_edges to_rgba update update_from
      update_scalarmappable zorder
    `)],
    ['QuadMesh', words(`
      add_callback autoscale autoscale_None axes changed cmap colorbar colorizer contains convert_xunits convert_yunits
      draw figure findobj format_cursor_data get_aa get_agg_filter get_alpha get_animated get_antialiased get_antialiaseds
      get_array get_capstyle get_children get_clim get_clip_box get_clip_on get_clip_path get_cmap get_coordinates
      get_cursor_data get_dashes get_datalim get_ec get_edgecolor get_edgecolors get_facecolor get_facecolors get_fc
      get_figure get_fill get_gid get_hatch get_hatch_linewidth get_hatchcolor get_in_layout get_joinstyle get_label
      get_linestyle get_linestyles get_linewidth get_linewidths get_ls get_lw get_mouseover get_offset_transform
      get_offsets get_path_effects get_paths get_picker get_pickradius get_rasterized get_sketch_params get_snap
      get_tightbbox get_transOffset get_transform get_transformed_clip_path_and_affine get_transforms get_url get_urls
      get_visible get_window_extent get_zorder have_units is_transform_set mouseover norm pchanged pick pickable
      properties remove remove_callback set set_aa set_agg_filter set_alpha set_animated set_antialiased set_antialiaseds
      set_array set_capstyle set_clim set_clip_box set_clip_on set_clip_path set_cmap set_color set_dashes set_ec
      set_edgecolor set_edgecolors set_facecolor set_facecolors set_fc set_figure set_gid set_hatch set_hatch_linewidth
      set_hatchcolor set_in_layout set_joinstyle set_label set_linestyle set_linestyles set_linewidth set_linewidths
      set_ls set_lw set_mouseover set_norm set_offset_transform set_offsets set_path_effects set_paths set_picker
      set_pickradius set_rasterized set_sketch_params set_snap set_transOffset set_transform set_url set_urls set_visible
      set_zorder stale sticky_edges to_rgba update update_from update_scalarmappable zorder
    `)],
    ['AxesImage', words(`
      add_callback autoscale autoscale_None axes callbacks can_composite changed clipbox cmap colorbar colorbar_cid
      colorizer contains convert_xunits convert_yunits draw figure findobj format_cursor_data get_agg_filter get_alpha
      get_animated get_array get_children get_clim get_clip_box get_clip_on get_clip_path get_cmap get_cursor_data
      get_extent get_figure get_filternorm get_filterrad get_gid get_in_layout get_interpolation get_interpolation_stage
      get_label get_mouseover get_path_effects get_picker get_rasterized get_resample get_shape get_size get_sketch_params
      get_snap get_tightbbox get_transform get_transformed_clip_path_and_affine get_url get_visible get_window_extent
      get_zorder have_units is_transform_set make_image mouseover norm origin pchanged pick pickable properties remove
      remove_callback set set_agg_filter set_alpha set_animated set_array set_clim set_clip_box set_clip_on set_clip_path
      set_cmap set_data set_extent set_figure set_filternorm set_filterrad set_gid set_in_layout set_interpolation
      set_interpolation_stage set_label set_mouseover set_norm set_path_effects set_picker set_rasterized set_resample
      set_sketch_params set_snap set_transform set_url set_visible set_zorder stale stale_callback sticky_edges to_rgba
      update update_from write_png zorder
    `)],
    ['Text', words(`
      add_callback axes clipbox contains convert_xunits convert_yunits draw figure findobj format_cursor_data
      get_agg_filter get_alpha get_animated get_antialiased get_bbox_patch get_c get_children get_clip_box get_clip_on
      get_clip_path get_color get_cursor_data get_family get_figure get_font get_font_properties get_fontfamily
      get_fontfeatures get_fontname get_fontproperties get_fontsize get_fontstyle get_fontvariant get_fontweight get_gid
      get_ha get_horizontalalignment get_in_layout get_label get_language get_linespacing get_math_fontfamily
      get_mouseover get_name get_parse_math get_path_effects get_picker get_position get_rasterized get_rotation
      get_rotation_mode get_size get_sketch_params get_snap get_stretch get_style get_text get_tightbbox get_transform
      get_transform_rotates_text get_transformed_clip_path_and_affine get_unitless_position get_url get_usetex get_va
      get_variant get_verticalalignment get_visible get_weight get_window_extent get_wrap get_zorder have_units
      is_transform_set mouseover pchanged pick pickable properties remove remove_callback set set_agg_filter set_alpha
      set_animated set_antialiased set_backgroundcolor set_bbox set_c set_clip_box set_clip_on set_clip_path set_color
      set_family set_figure set_font set_font_properties set_fontfamily set_fontfeatures set_fontname set_fontproperties
      set_fontsize set_fontstretch set_fontstyle set_fontvariant set_fontweight set_gid set_ha set_horizontalalignment
      set_in_layout set_label set_language set_linespacing set_ma set_math_fontfamily set_mouseover set_multialignment
      set_name set_parse_math set_path_effects set_picker set_position set_rasterized set_rotation set_rotation_mode
      set_size set_sketch_params set_snap set_stretch set_style set_text set_transform set_transform_rotates_text set_url
      set_usetex set_va set_variant set_verticalalignment set_visible set_weight set_wrap set_x set_y set_zorder stale
      stale_callback sticky_edges update update_bbox_position_size update_from zorder
    `)],
    ['Annotation', words(`
      add_callback anncoords axes contains convert_xunits convert_yunits draggable draw figure findobj format_cursor_data
      get_agg_filter get_alpha get_animated get_anncoords get_annotation_clip get_antialiased get_bbox_patch get_c
      get_children get_clip_box get_clip_on get_clip_path get_color get_cursor_data get_family get_figure get_font
      get_font_properties get_fontfamily get_fontfeatures get_fontname get_fontproperties get_fontsize get_fontstyle
      get_fontvariant get_fontweight get_gid get_ha get_horizontalalignment get_in_layout get_label get_language
      get_linespacing get_math_fontfamily get_mouseover get_name get_parse_math get_path_effects get_picker get_position
      get_rasterized get_rotation get_rotation_mode get_size get_sketch_params get_snap get_stretch get_style get_text
      get_tightbbox get_transform get_transform_rotates_text get_transformed_clip_path_and_affine get_unitless_position
      get_url get_usetex get_va get_variant get_verticalalignment get_visible get_weight get_window_extent get_wrap
      get_zorder have_units is_transform_set mouseover pchanged pick pickable properties remove remove_callback set
      set_agg_filter set_alpha set_animated set_anncoords set_annotation_clip set_antialiased set_backgroundcolor set_bbox
      set_c set_clip_box set_clip_on set_clip_path set_color set_family set_figure set_font set_font_properties
      set_fontfamily set_fontfeatures set_fontname set_fontproperties set_fontsize set_fontstretch set_fontstyle
      set_fontvariant set_fontweight set_gid set_ha set_horizontalalignment set_in_layout set_label set_language
      set_linespacing set_ma set_math_fontfamily set_mouseover set_multialignment set_name set_parse_math set_path_effects
      set_picker set_position set_rasterized set_rotation set_rotation_mode set_size set_sketch_params set_snap
      set_stretch set_style set_text set_transform set_transform_rotates_text set_url set_usetex set_va set_variant
      set_verticalalignment set_visible set_weight set_wrap set_x set_y set_zorder stale sticky_edges update
      update_bbox_position_size update_from update_positions xyann xycoords zorder
    `)],
    ['Legend', words(`
      add_callback axes borderaxespad borderpad clipbox codes columnspacing contains convert_xunits convert_yunits draw
      draw_frame figure findobj format_cursor_data get_agg_filter get_alignment get_alpha get_animated get_bbox_to_anchor
      get_children get_clip_box get_clip_on get_clip_path get_cursor_data get_default_handler_map get_draggable get_figure
      get_frame get_frame_on get_gid get_in_layout get_label get_legend_handler get_legend_handler_map get_lines
      get_mouseover get_patches get_path_effects get_picker get_rasterized get_sketch_params get_snap get_texts
      get_tightbbox get_title get_transform get_transformed_clip_path_and_affine get_url get_visible get_window_extent
      get_zorder handleheight handlelength handletextpad have_units is_transform_set isaxes labelspacing legendPatch
      legend_handles markerscale mouseover numpoints parent pchanged pick pickable prop properties remove remove_callback
      scatterpoints set set_agg_filter set_alignment set_alpha set_animated set_bbox_to_anchor set_clip_box set_clip_on
      set_clip_path set_default_handler_map set_draggable set_figure set_frame_on set_gid set_in_layout set_label set_loc
      set_mouseover set_ncols set_path_effects set_picker set_rasterized set_sketch_params set_snap set_title
      set_transform set_url set_visible set_zorder shadow stale stale_callback sticky_edges texts update
      update_default_handler_map update_from zorder
    `)],
    ['Colorbar', words(`
      add_lines alpha ax boundaries cmap dividers drag_pan drawedges extend extendfrac extendrect formatter get_ticks
      lines locator long_axis mappable minorformatter minorlocator minorticks_off minorticks_on n_rasterize norm
      orientation outline remove set_alpha set_label set_ticklabels set_ticks solids solids_patches spacing stale
      ticklocation update_normal update_ticks values vmax vmin
    `)],
    ['Rectangle', words(`
      add_callback axes contains contains_point contains_points convert_xunits convert_yunits draw figure fill findobj
      format_cursor_data get_aa get_agg_filter get_alpha get_angle get_animated get_antialiased get_bbox get_capstyle
      get_center get_children get_clip_box get_clip_on get_clip_path get_corners get_cursor_data get_data_transform get_ec
      get_edgecolor get_edgegapcolor get_extents get_facecolor get_fc get_figure get_fill get_gid get_hatch
      get_hatch_linewidth get_hatchcolor get_height get_in_layout get_joinstyle get_label get_linestyle get_linewidth
      get_ls get_lw get_mouseover get_patch_transform get_path get_path_effects get_picker get_rasterized
      get_sketch_params get_snap get_tightbbox get_transform get_transformed_clip_path_and_affine get_url get_verts
      get_visible get_width get_window_extent get_x get_xy get_y get_zorder have_units is_transform_set mouseover pchanged
      pick pickable properties remove remove_callback rotation_point set set_aa set_agg_filter set_alpha set_angle
      set_animated set_antialiased set_bounds set_capstyle set_clip_box set_clip_on set_clip_path set_color set_ec
      set_edgecolor set_edgegapcolor set_facecolor set_fc set_figure set_fill set_gid set_hatch set_hatch_linewidth
      set_hatchcolor set_height set_in_layout set_joinstyle set_label set_linestyle set_linewidth set_ls set_lw
      set_mouseover set_path_effects set_picker set_rasterized set_sketch_params set_snap set_transform set_url
      set_visible set_width set_x set_xy set_y set_zorder stale sticky_edges update update_from xy zorder
    `)],
    ['Polygon', words(`
      add_callback axes contains contains_point contains_points convert_xunits convert_yunits draw figure fill findobj
      format_cursor_data get_aa get_agg_filter get_alpha get_animated get_antialiased get_capstyle get_children
      get_clip_box get_clip_on get_clip_path get_closed get_cursor_data get_data_transform get_ec get_edgecolor
      get_edgegapcolor get_extents get_facecolor get_fc get_figure get_fill get_gid get_hatch get_hatch_linewidth
      get_hatchcolor get_in_layout get_joinstyle get_label get_linestyle get_linewidth get_ls get_lw get_mouseover
      get_patch_transform get_path get_path_effects get_picker get_rasterized get_sketch_params get_snap get_tightbbox
      get_transform get_transformed_clip_path_and_affine get_url get_verts get_visible get_window_extent get_xy get_zorder
      have_units is_transform_set mouseover pchanged pick pickable properties remove remove_callback set set_aa
      set_agg_filter set_alpha set_animated set_antialiased set_capstyle set_clip_box set_clip_on set_clip_path set_closed
      set_color set_ec set_edgecolor set_edgegapcolor set_facecolor set_fc set_figure set_fill set_gid set_hatch
      set_hatch_linewidth set_hatchcolor set_in_layout set_joinstyle set_label set_linestyle set_linewidth set_ls set_lw
      set_mouseover set_path_effects set_picker set_rasterized set_sketch_params set_snap set_transform set_url
      set_visible set_xy set_zorder stale sticky_edges update update_from xy zorder
    `)],
    ['BarContainer', words(`
      add_callback bottoms datavalues errorbar get_children get_label index orientation patches pchanged position_centers
      remove remove_callback set_label stale tops
    `)],
    ['ErrorbarContainer', words(`
      add_callback get_children get_label has_xerr has_yerr index lines pchanged remove remove_callback set_label stale
    `)],
    ['GridSpec', words(`
      get_geometry get_grid_positions get_height_ratios get_subplot_params get_width_ratios
      locally_modified_subplot_params ncols new_subplotspec nrows set_height_ratios set_width_ratios subplots tight_layout
      update
    `)],
    ['SubplotSpec', words(`
      colspan get_geometry get_gridspec get_position get_topmost_subplotspec is_first_col is_first_row is_last_col
      is_last_row num2 rowspan subgridspec
    `)],
    ['XAxis', words(`
      OFFSETTEXTPAD add_callback axes axis_date axis_name callbacks clear clipbox contains convert_units convert_xunits
      convert_yunits converter draw figure findobj format_cursor_data get_agg_filter get_alpha get_animated get_children
      get_clip_box get_clip_on get_clip_path get_converter get_cursor_data get_data_interval get_figure get_gid
      get_gridlines get_in_layout get_inverted get_label get_label_position get_label_text get_major_formatter
      get_major_locator get_major_ticks get_majorticklabels get_majorticklines get_majorticklocs get_minor_formatter
      get_minor_locator get_minor_ticks get_minorticklabels get_minorticklines get_minorticklocs get_minpos get_mouseover
      get_offset_text get_path_effects get_picker get_pickradius get_rasterized get_remove_overlapping_locs get_scale
      get_sketch_params get_snap get_tick_padding get_tick_params get_tick_space get_ticklabels get_ticklines get_ticklocs
      get_ticks_direction get_ticks_position get_tightbbox get_transform get_transformed_clip_path_and_affine get_units
      get_url get_view_interval get_visible get_window_extent get_zorder grid have_units isDefault_label isDefault_majfmt
      isDefault_majloc isDefault_minfmt isDefault_minloc is_transform_set label label_position labelpad
      limit_range_for_scale major majorTicks minor minorTicks minorticks_off minorticks_on mouseover offsetText
      offset_text_position pchanged pick pickable pickradius properties remove remove_callback remove_overlapping_locs
      reset_ticks set set_agg_filter set_alpha set_animated set_clip_box set_clip_on set_clip_path set_converter
      set_data_interval set_default_intervals set_figure set_gid set_in_layout set_inverted set_label set_label_coords
      set_label_position set_label_text set_major_formatter set_major_locator set_minor_formatter set_minor_locator
      set_mouseover set_path_effects set_picker set_pickradius set_rasterized set_remove_overlapping_locs
      set_sketch_params set_snap set_tick_params set_ticklabels set_ticks set_ticks_position set_transform set_units
      set_url set_view_interval set_visible set_zorder stale stale_callback sticky_edges tick_bottom tick_top units update
      update_from update_units zorder
    `)],
    ['YAxis', words(`
      OFFSETTEXTPAD add_callback axes axis_date axis_name callbacks clear clipbox contains convert_units convert_xunits
      convert_yunits converter draw figure findobj format_cursor_data get_agg_filter get_alpha get_animated get_children
      get_clip_box get_clip_on get_clip_path get_converter get_cursor_data get_data_interval get_figure get_gid
      get_gridlines get_in_layout get_inverted get_label get_label_position get_label_text get_major_formatter
      get_major_locator get_major_ticks get_majorticklabels get_majorticklines get_majorticklocs get_minor_formatter
      get_minor_locator get_minor_ticks get_minorticklabels get_minorticklines get_minorticklocs get_minpos get_mouseover
      get_offset_text get_path_effects get_picker get_pickradius get_rasterized get_remove_overlapping_locs get_scale
      get_sketch_params get_snap get_tick_padding get_tick_params get_tick_space get_ticklabels get_ticklines get_ticklocs
      get_ticks_direction get_ticks_position get_tightbbox get_transform get_transformed_clip_path_and_affine get_units
      get_url get_view_interval get_visible get_window_extent get_zorder grid have_units isDefault_label isDefault_majfmt
      isDefault_majloc isDefault_minfmt isDefault_minloc is_transform_set label label_position labelpad
      limit_range_for_scale major majorTicks minor minorTicks minorticks_off minorticks_on mouseover offsetText
      offset_text_position pchanged pick pickable pickradius properties remove remove_callback remove_overlapping_locs
      reset_ticks set set_agg_filter set_alpha set_animated set_clip_box set_clip_on set_clip_path set_converter
      set_data_interval set_default_intervals set_figure set_gid set_in_layout set_inverted set_label set_label_coords
      set_label_position set_label_text set_major_formatter set_major_locator set_minor_formatter set_minor_locator
      set_mouseover set_offset_position set_path_effects set_picker set_pickradius set_rasterized
      set_remove_overlapping_locs set_sketch_params set_snap set_tick_params set_ticklabels set_ticks set_ticks_position
      set_transform set_units set_url set_view_interval set_visible set_zorder stale stale_callback sticky_edges tick_left
      tick_right units update update_from update_units zorder
    `)],
    ['Spine', words(`
      add_callback arc_spine axes circular_spine clear contains contains_point contains_points convert_xunits
      convert_yunits draw figure fill findobj format_cursor_data get_aa get_agg_filter get_alpha get_animated
      get_antialiased get_bounds get_capstyle get_children get_clip_box get_clip_on get_clip_path get_cursor_data
      get_data_transform get_ec get_edgecolor get_edgegapcolor get_extents get_facecolor get_fc get_figure get_fill
      get_gid get_hatch get_hatch_linewidth get_hatchcolor get_in_layout get_joinstyle get_label get_linestyle
      get_linewidth get_ls get_lw get_mouseover get_patch_transform get_path get_path_effects get_picker get_position
      get_rasterized get_sketch_params get_snap get_spine_transform get_tightbbox get_transform
      get_transformed_clip_path_and_affine get_url get_verts get_visible get_window_extent get_zorder have_units
      is_transform_set linear_spine mouseover pchanged pick pickable properties register_axis remove remove_callback set
      set_aa set_agg_filter set_alpha set_animated set_antialiased set_bounds set_capstyle set_clip_box set_clip_on
      set_clip_path set_color set_ec set_edgecolor set_edgegapcolor set_facecolor set_fc set_figure set_fill set_gid
      set_hatch set_hatch_linewidth set_hatchcolor set_in_layout set_joinstyle set_label set_linestyle set_linewidth
      set_ls set_lw set_mouseover set_patch_arc set_patch_circle set_patch_line set_path_effects set_picker set_position
      set_rasterized set_sketch_params set_snap set_transform set_url set_visible set_zorder stale sticky_edges update
      update_from zorder
    `)],
    ['Spines', words('clear from_dict get items keys pop popitem setdefault update values')],
    ['Colormap', words(`
      copy get_bad get_over get_under is_gray resampled reversed set_bad set_extremes set_over set_under with_alpha
      with_extremes
    `)],
  ])],
  ['scipy', new Map([
    ['rv_continuous', words(`
      cdf entropy expect fit fit_loc_scale freeze interval isf logcdf logpdf logsf mean median moment nnlf pdf ppf
      random_state rvs sf stats std support var
    `)],
    ['rv_discrete', words(`
      cdf entropy expect freeze interval isf logcdf logpmf logsf mean median moment nnlf pmf ppf random_state rvs sf stats
      std support var
    `)],
    ['rv_frozen', words(`
      cdf entropy expect interval isf logcdf logpdf logsf mean median moment pdf ppf random_state rvs sf stats std support
      var
    `)],
  ])],
  ['Brian 2', new Map([
    ['Quantity', words(`
      T all any argmax argmin argpartition argsort astype base byteswap choose clip compress conj conjugate copy ctypes
      cumprod cumsum data device diagonal dim dimensions dot dtype dump dumps fill flags flat flatten get_best_unit
      getfield has_same_dimensions imag in_best_unit in_unit is_dimensionless item itemsize mT matplotlib max mean min
      nbytes ndim nonzero partition prod put ravel real repeat reshape resize round searchsorted setfield setflags shape
      size sort squeeze std strides sum swapaxes take to_device tobytes tofile tolist trace transpose
      use_matplotlib_units_fix var view with_dimensions
    `)],
    ['Unit', words(`
      T all any argmax argmin argpartition argsort astype automatically_register_units base byteswap choose clip compress
      conj conjugate copy create create_scaled_unit ctypes cumprod cumsum data device diagonal dim dimensions dispname dot
      dtype dump dumps fill flags flat flatten get_best_unit getfield has_same_dimensions imag in_best_unit in_unit
      is_dimensionless iscompound item itemsize latexname mT matplotlib max mean min name nbytes ndim nonzero partition
      prod put ravel real repeat reshape resize round scale searchsorted set_display_name set_latex_name set_name setfield
      setflags shape size sort squeeze std strides sum swapaxes take to_device tobytes tofile tolist trace transpose
      use_matplotlib_units_fix var view with_dimensions
    `)],
    ['VariableView', words(`
      dtype get_item get_subexpression_with_index_array get_with_expression get_with_index_array ndim set_item
      set_with_expression set_with_expression_conditional set_with_index_array shape unit
    `)],
    ['SingleEquation', words(`
      dim expr flags identifiers stochastic_variables type unit update_order var_type varname
    `)],
    ['NeuronGroup', words(`
      active add_attribute add_dependency add_to_magic_network after_run assign_id before_run check_variable_write clock
      code_objects codeobj_class contained_objects custom_operation equations event_codes events get_states id indices
      invalidates_magic_network method_choice name namespace order resetter resolve_all run run_at run_on_clock
      run_on_event run_regularly runner set_event_schedule set_states spikes start state state_updater stop
      subexpression_updater thresholder updaters user_equations variables when
    `)],
    ['PoissonGroup', words(`
      active add_attribute add_dependency add_to_magic_network after_run assign_id before_run check_variable_write clock
      code_objects codeobj_class contained_objects custom_operation events get_states id indices invalidates_magic_network
      name namespace order resolve_all run run_at run_on_clock run_regularly runner set_states spikes start state stop
      thresholder updaters variables when
    `)],
    ['PoissonInput', words(`
      abstract_code active add_dependency add_to_magic_network after_run assign_id before_run check_units clock
      code_objects codeobj codeobj_class contained_objects create_code_objects create_default_code_object
      generate_empty_code group id invalidates_magic_network name namespace needed_variables order
      override_conditional_write run target_var template template_kwds update_abstract_code updaters user_code variables
      weight when
    `)],
    ['SpikeGeneratorGroup', words(`
      abstract_code active add_attribute add_dependency add_to_magic_network after_run assign_id before_run check_units
      check_variable_write clock code_objects codeobj codeobj_class contained_objects create_code_objects
      create_default_code_object custom_operation events generate_empty_code get_states group id indices
      invalidates_magic_network name namespace needed_variables order override_conditional_write resolve_all run run_at
      run_on_clock run_regularly runner set_spikes set_states spikes start state stop template template_kwds
      update_abstract_code updaters user_code variables when
    `)],
    ['TimedArray', words(`
      assign_id auto_vectorise dim id implementations is_locally_constant name pyfunc stateless sympy_func values
    `)],
    ['StateMonitor', words(`
      abstract_code active add_attribute add_dependency add_to_magic_network after_run assign_id before_run check_units
      check_variable_write clock code_objects codeobj codeobj_class contained_objects create_code_objects
      create_default_code_object custom_operation generate_empty_code get_states group id indices
      invalidates_magic_network n_indices name namespace needed_variables order override_conditional_write record
      record_all record_single_timestep record_variables recorded_variables reinit resize resolve_all run run_at
      run_on_clock run_regularly runner set_states source state template template_kwds update_abstract_code updaters
      user_code variables when written_readonly_vars
    `)],
    ['SpikeMonitor', words(`
      abstract_code active add_attribute add_dependency add_to_magic_network after_run all_values assign_id before_run
      binned_rate check_units check_variable_write clock code_objects codeobj codeobj_class contained_objects
      create_code_objects create_default_code_object custom_operation event event_trains generate_empty_code get_states
      group id indices invalidates_magic_network it it_ name namespace needed_variables num_events num_spikes order
      override_conditional_write record record_variables reinit resize resolve_all run run_at run_on_clock run_regularly
      runner set_states smooth_rate source spike_trains state template template_kwds update_abstract_code updaters
      user_code values variables when written_readonly_vars
    `)],
    ['EventMonitor', words(`
      abstract_code active add_attribute add_dependency add_to_magic_network after_run all_values assign_id before_run
      binned_rate check_units check_variable_write clock code_objects codeobj codeobj_class contained_objects
      create_code_objects create_default_code_object custom_operation event event_trains generate_empty_code get_states
      group id indices invalidates_magic_network it it_ name namespace needed_variables num_events order
      override_conditional_write record record_variables reinit resize resolve_all run run_at run_on_clock run_regularly
      runner set_states smooth_rate source state template template_kwds update_abstract_code updaters user_code values
      variables when written_readonly_vars
    `)],
    ['PopulationRateMonitor', words(`
      abstract_code active add_attribute add_dependency add_to_magic_network after_run assign_id before_run binned_rate
      check_units check_variable_write clock code_objects codeobj codeobj_class contained_objects create_code_objects
      create_default_code_object custom_operation generate_empty_code get_states group id indices
      invalidates_magic_network name namespace needed_variables order override_conditional_write reinit resize resolve_all
      run run_at run_on_clock run_regularly runner set_states smooth_rate source state template template_kwds
      update_abstract_code updaters user_code variables when
    `)],
    ['Network', words(`
      add after_run assign_id before_run check_dependencies get_profiling_info get_states id name objects profiling_info
      remove restore run schedule scheduling_summary set_states sorted_objects stop store t_
    `)],
    ['MagicNetwork', words(`
      add after_run assign_id before_run check_dependencies get_profiling_info get_states id name profiling_info remove
      restore run schedule scheduling_summary set_states sorted_objects stop store
    `)],
    ['Clock', words(`
      add_attribute advance assign_id check_variable_write codeobj_class dt_ epsilon epsilon_dt get_states id indices name
      same_time set_interval set_states state variables
    `)],
    ['Function', words('is_locally_constant')],
    ['Equations', words(`
      check_flags check_identifier check_identifiers check_units dependencies diff_eq_expressions diff_eq_names dimensions
      eq_expressions eq_names get get_substituted_expressions identifier_checks identifiers is_stochastic items keys names
      ordered parameter_names register_identifier_check stochastic_type stochastic_variables subexpr_names substitute
      values
    `)],
    ['Synapses', words(`
      N_incoming_post N_outgoing_pre active add_attribute add_dependency add_to_magic_network after_run assign_id
      before_run check_variable_write clock code_objects codeobj_class connect contained_objects custom_operation
      default_event delay delay_ equations event_driven events get_states id indices invalidates_magic_network
      multisynaptic_index name namespace order pre register_variable resolve_all run run_at run_on_clock run_regularly
      runner set_states source state state_updater subexpression_updater summed_updaters target unregister_variable
      updaters variables verify_dependencies when
    `)],
  ])],
  ['Python', new Map([
    ['str', words(`
      capitalize casefold center encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal
      isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans
      partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith
      strip swapcase title translate upper zfill
    `)],
    ['int', words(`
      as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator real to_bytes
    `)],
    ['float', words('as_integer_ratio conjugate fromhex hex imag is_integer real')],
    ['list', words('append clear copy extend index insert pop remove reverse sort')],
    ['tuple', words('index')],
    ['dict', words('clear copy fromkeys get items keys pop popitem setdefault update values')],
    ['set', words(`
      add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset
      pop remove symmetric_difference symmetric_difference_update union update
    `)],
    ['frozenset', words('copy difference intersection isdisjoint issubset issuperset symmetric_difference union')],
    ['range', words('index start step stop')],
    ['slice', words('indices start step stop')],
    ['complex', words('conjugate imag real')],
    ['type', words('mro')],
    ['object', words('')],
    ['PosixPath', words(`
      absolute anchor as_posix as_uri chmod cwd drive exists expanduser from_uri full_match glob group hardlink_to home
      is_absolute is_block_device is_char_device is_dir is_fifo is_file is_junction is_mount is_relative_to is_reserved
      is_socket is_symlink iterdir joinpath lchmod lstat match mkdir name open owner parent parents parser parts
      read_bytes read_text readlink relative_to rename replace resolve rglob rmdir root samefile stat stem suffix suffixes
      symlink_to touch unlink walk with_name with_segments with_stem with_suffix write_bytes write_text
    `)],
    ['datetime', words(`
      astimezone combine ctime date day dst fold fromisocalendar fromisoformat fromordinal fromtimestamp hour isocalendar
      isoformat isoweekday max microsecond min minute month now replace resolution second strftime strptime time timestamp
      timetuple timetz today toordinal tzinfo tzname utcfromtimestamp utcnow utcoffset utctimetuple weekday year
    `)],
    ['date', words(`
      ctime day fromisocalendar fromisoformat fromordinal fromtimestamp isocalendar isoformat isoweekday max min month
      replace resolution strftime timetuple today toordinal weekday year
    `)],
    ['time', words(`
      dst fold fromisoformat hour isoformat max microsecond min minute replace resolution second strftime tzinfo tzname
      utcoffset
    `)],
    ['timedelta', words('days max microseconds min resolution seconds total_seconds')],
    ['Match', words('end endpos expand group groupdict groups lastgroup lastindex pos re regs span start string')],
    ['Pattern', words(`
      findall finditer flags fullmatch groupindex groups match pattern scanner search split sub subn
    `)],
    ['deque', words(`
      append appendleft clear copy extend extendleft index insert maxlen pop popleft remove reverse rotate
    `)],
    ['Counter', words(`
      clear copy elements fromkeys get items keys most_common pop popitem setdefault subtract total update values
    `)],
    ['OrderedDict', words('clear copy fromkeys get items keys move_to_end pop popitem setdefault update values')],
    ['defaultdict', words('clear copy default_factory fromkeys get items keys pop popitem setdefault update values')],
    ['Logger', words(`
      addFilter addHandler callHandlers critical debug error exception fatal filter findCaller getChild getChildren
      getEffectiveLevel handle hasHandlers info isEnabledFor log makeRecord manager removeFilter removeHandler root
      setLevel warn warning
    `)],
    ['ArgumentParser', words(`
      add_argument add_argument_group add_mutually_exclusive_group add_subparsers convert_arg_line_to_args error exit
      format_help format_usage get_default parse_args parse_intermixed_args parse_known_args parse_known_intermixed_args
      print_help print_usage register set_defaults
    `)],
    ['Enum', words('')],
    ['TextIOWrapper', words(`
      buffer close closed detach encoding errors fileno flush isatty line_buffering name newlines read readable readline
      readlines reconfigure seek seekable tell truncate writable write write_through writelines
    `)],
    ['BufferedReader', words(`
      close closed detach fileno flush isatty mode name peek raw read read1 readable readinto readinto1 readline readlines
      seek seekable tell truncate writable write writelines
    `)],
    ['Random', words(`
      VERSION betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits getstate
      lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle
      triangular uniform vonmisesvariate weibullvariate
    `)],
    ['partial', words('args func keywords')],
    ['Process', words('authkey close daemon exitcode ident is_alive join kill name pid run sentinel start terminate')],
    ['Pool', words(`
      Process apply apply_async close imap imap_unordered join map map_async starmap starmap_async terminate
    `)],
    ['ApplyResult', words('get ready successful wait')],
    ['Queue', words('cancel_join_thread close empty full get get_nowait join_thread put put_nowait qsize')],
    ['SyncManager', words(`
      Array Barrier BoundedSemaphore Condition Event JoinableQueue Lock Namespace Pool Queue RLock Semaphore Value address
      connect dict get_server join list register start
    `)],
    ['Executor', words('map shutdown submit')],
    ['Future', words(`
      add_done_callback cancel cancelled done exception result running set_exception set_result
      set_running_or_notify_cancel
    `)],
  ])],
]) // prettier-ignore

/** What functions of a module take by name, but for their first argument: each keyword with those that take it. */
export const keywordsTaken: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = new Map([
  ['numpy', new Map([
    ['M', words('eye tri')],
    ['N', words('vander')],
    ['X', words('savetxt')],
    ['a', words('apply_over_axes compress')],
    ['a2', words('array_equal array_equiv polyadd polymul polysub')],
    ['a_max', words('clip')],
    ['a_min', words('clip')],
    ['allow_pickle', words('load save savez savez_compressed')],
    ['append', words('diff')],
    ['ar2', words('intersect1d setdiff1d setxor1d union1d')],
    ['arg2', words('issubdtype')],
    ['arr', words('apply_along_axis extract save')],
    ['assume_unique', words('intersect1d isin setdiff1d setxor1d')],
    ['atol', words('allclose isclose')],
    ['autostrip', words('genfromtxt')],
    ['aweights', words('cov')],
    ['axes', words('apply_over_axes matmul matvec nested_iters permute_dims rot90 tensordot transpose vecdot vecmat')],
    ['axis', words(`
      all amax amin any append apply_along_axis argmax argmin argpartition argsort array_split average compress concat
      concatenate count_nonzero cross cumprod cumsum cumulative_prod cumulative_sum delete diff expand_dims flip geomspace
      gradient insert lexsort linspace logspace matmul matvec max mean median min nanargmax nanargmin nancumprod nancumsum
      nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar packbits partition percentile
      prod ptp put_along_axis quantile repeat roll rollaxis size sort split squeeze stack std sum take take_along_axis
      trapezoid trim_zeros unique unpackbits unstack unwrap var vecdot vecmat
    `)],
    ['axis1', words('diagonal swapaxes trace')],
    ['axis2', words('diagonal swapaxes trace')],
    ['axisa', words('cross')],
    ['axisb', words('cross')],
    ['axisc', words('cross')],
    ['b', words('allclose cross dot isclose kron outer tensordot')],
    ['base', words('base_repr logspace')],
    ['beta', words('kaiser')],
    ['bias', words('cov')],
    ['bins', words('digitize histogram histogram2d histogram_bin_edges histogramdd')],
    ['bitorder', words('packbits unpackbits')],
    ['buffersize', words('nested_iters')],
    ['busdaycal', words('busday_count busday_offset is_busday')],
    ['case_sensitive', words('genfromtxt')],
    ['casting', words(`
      abs absolute acos acosh add arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan atan2 atanh
      bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor
      can_cast cbrt ceil concat concatenate conj conjugate copysign copyto cos cosh datetime_as_string deg2rad degrees
      divide divmod equal exp exp2 expm1 fabs float_power floor floor_divide fmax fmin fmod frexp gcd greater
      greater_equal heaviside hstack hypot invert isfinite isinf isnan isnat lcm ldexp left_shift less less_equal log
      log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor matmul matvec maximum minimum
      mod modf multiply negative nested_iters nextafter not_equal positive pow power rad2deg radians reciprocal remainder
      right_shift rint sign signbit sin sinh spacing sqrt square stack subtract tan tanh true_divide trunc vecdot vecmat
      vstack
    `)],
    ['choicelist', words('select')],
    ['choices', words('choose')],
    ['comments', words('genfromtxt loadtxt savetxt')],
    ['condlist', words('piecewise')],
    ['converters', words('genfromtxt loadtxt')],
    ['copy', words('array asanyarray asarray astype from_dlpack meshgrid nan_to_num reshape')],
    ['correction', words('nanstd nanvar std var')],
    ['count', words('frombuffer fromfile fromiter fromstring unpackbits')],
    ['cov', words('polyfit')],
    ['coverage', words('test')],
    ['ddof', words('cov nanstd nanvar std var')],
    ['decimals', words('around round')],
    ['default', words('mintypecode select')],
    ['defaultfmt', words('genfromtxt')],
    ['deg', words('angle polyfit')],
    ['deletechars', words('genfromtxt')],
    ['delimiter', words('genfromtxt loadtxt savetxt')],
    ['density', words('histogram histogram2d histogramdd')],
    ['descending', words('argsort sort')],
    ['destination', words('moveaxis')],
    ['device', words(`
      arange asanyarray asarray astype empty empty_like eye from_dlpack full full_like linspace ones ones_like zeros
      zeros_like
    `)],
    ['dims', words('ravel_multi_index')],
    ['discont', words('unwrap')],
    ['divide', words('seterr')],
    ['doctests', words('test')],
    ['dtype', words(`
      abs absolute acos acosh add arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh array asanyarray asarray
      asarray_chkfinite ascontiguousarray asfortranarray asin asinh asmatrix atan atan2 atanh bitwise_and bitwise_count
      bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor cbrt ceil concat
      concatenate conj conjugate copysign corrcoef cos cosh cov cumprod cumsum cumulative_prod cumulative_sum deg2rad
      degrees divide divmod empty empty_like equal exp exp2 expm1 eye fabs float_power floor floor_divide fmax fmin fmod
      frexp frombuffer fromfile fromfunction fromiter fromregex fromstring full full_like gcd genfromtxt geomspace greater
      greater_equal heaviside hstack hypot identity indices invert isfinite isinf isnan isnat lcm ldexp left_shift less
      less_equal linspace loadtxt log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor
      logspace matmul matvec maximum mean minimum mod modf multiply nancumprod nancumsum nanmean nanprod nanstd nansum
      nanvar negative nextafter not_equal ones ones_like positive pow power prod rad2deg radians reciprocal remainder
      require right_shift rint sign signbit sin sinh spacing sqrt square stack std subtract sum tan tanh trace tri
      true_divide trunc var vecdot vecmat vstack zeros zeros_like
    `)],
    ['durations', words('test')],
    ['dx', words('trapezoid')],
    ['edge_order', words('gradient')],
    ['edgeitems', words('array2string set_printoptions')],
    ['einsum_call', words('einsum_path')],
    ['encoding', words('fromregex genfromtxt load loadtxt savetxt')],
    ['enddates', words('busday_count')],
    ['endpoint', words('geomspace linspace logspace')],
    ['equal_nan', words('allclose array_equal isclose unique')],
    ['excludelist', words('genfromtxt')],
    ['exp_digits', words('format_float_scientific')],
    ['extra_argv', words('test')],
    ['fill_value', words('full full_like')],
    ['filling_values', words('genfromtxt')],
    ['fix_imports', words('load')],
    ['flags', words('nested_iters')],
    ['floatmode', words('array2string set_printoptions')],
    ['fmt', words('savetxt')],
    ['footer', words('savetxt')],
    ['formatter', words('array2string set_printoptions')],
    ['fp', words('interp')],
    ['fractional', words('format_float_positional')],
    ['full', words('polyfit')],
    ['funclist', words('piecewise')],
    ['fweights', words('cov')],
    ['gdict', words('bmat')],
    ['header', words('savetxt')],
    ['holidays', words('busday_count busday_offset is_busday')],
    ['include_initial', words('cumulative_prod cumulative_sum')],
    ['increasing', words('vander')],
    ['ind', words('put')],
    ['indexing', words('meshgrid')],
    ['indices', words('put_along_axis take take_along_axis')],
    ['indices_or_sections', words('array_split dsplit hsplit split vsplit')],
    ['infstr', words('set_printoptions')],
    ['initial', words('amax amin max min nanmax nanmin nanprod nansum prod sum')],
    ['invalid', words('seterr')],
    ['invalid_raise', words('genfromtxt')],
    ['invert', words('isin')],
    ['k', words(`
      diag diagflat eye mask_indices polyint rot90 tri tril tril_indices tril_indices_from triu triu_indices
      triu_indices_from
    `)],
    ['keepdims', words(`
      all amax amin any argmax argmin average count_nonzero matmul matvec max mean median min nanargmax nanargmin nanmax
      nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar percentile prod ptp quantile std sum
      var vecdot vecmat
    `)],
    ['kind', words('argpartition argsort isdtype isin partition sort')],
    ['kth', words('argpartition partition')],
    ['ldict', words('bmat')],
    ['left', words('interp')],
    ['legacy', words('array2string set_printoptions')],
    ['like', words(`
      arange array asanyarray asarray ascontiguousarray asfortranarray empty eye frombuffer fromfile fromfunction fromiter
      fromstring full genfromtxt identity loadtxt ones require tri zeros
    `)],
    ['linewidth', words('set_printoptions')],
    ['loose', words('genfromtxt')],
    ['m', words('polyder polyint tril_indices triu_indices')],
    ['mask', words('place putmask')],
    ['mask_func', words('mask_indices')],
    ['max', words('clip')],
    ['max_header_size', words('load')],
    ['max_line_width', words('array2string array_repr array_str')],
    ['max_rows', words('genfromtxt loadtxt')],
    ['max_work', words('may_share_memory shares_memory')],
    ['maxwidth', words('info')],
    ['mean', words('nanstd nanvar std var')],
    ['method', words('nanpercentile nanquantile percentile quantile')],
    ['min', words('clip')],
    ['min_digits', words('format_float_positional format_float_scientific')],
    ['minlength', words('bincount')],
    ['missing_values', words('genfromtxt')],
    ['mmap_mode', words('load')],
    ['mode', words('choose convolve correlate pad put ravel_multi_index take')],
    ['n', words('diff')],
    ['names', words('genfromtxt')],
    ['nan', words('nan_to_num')],
    ['nanstr', words('set_printoptions')],
    ['ndim', words('diag_indices')],
    ['ndmax', words('array')],
    ['ndmin', words('array genfromtxt loadtxt')],
    ['neginf', words('nan_to_num')],
    ['new_shape', words('resize')],
    ['newline', words('savetxt')],
    ['nin', words('frompyfunc')],
    ['nout', words('frompyfunc')],
    ['num', words('geomspace linspace logspace')],
    ['obj', words('delete insert')],
    ['offset', words('diagonal frombuffer fromfile trace')],
    ['offsets', words('busday_offset')],
    ['op_dtypes', words('nested_iters')],
    ['op_flags', words('nested_iters')],
    ['optimize', words('einsum einsum_path')],
    ['order', words(`
      abs absolute acos acosh add arccos arccosh arcsin arcsinh arctan arctan2 arctanh argpartition argsort array
      asanyarray asarray asarray_chkfinite asin asinh atan atan2 atanh bitwise_and bitwise_count bitwise_invert
      bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor cbrt ceil conj conjugate copy copysign cos
      cosh deg2rad degrees divide divmod empty empty_like equal exp exp2 expm1 eye fabs float_power floor floor_divide
      fmax fmin fmod frexp full full_like gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm
      ldexp left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or
      logical_xor matmul matvec maximum minimum mod modf multiply negative nested_iters nextafter not_equal ones ones_like
      partition positive pow power rad2deg radians ravel ravel_multi_index reciprocal remainder reshape right_shift rint
      sign signbit sin sinh sort spacing sqrt square subtract tan tanh true_divide trunc unravel_index vecdot vecmat zeros
      zeros_like
    `)],
    ['out', words(`
      abs absolute acos acosh add all amax amin any arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin
      around asin asinh atan atan2 atanh bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not
      bitwise_or bitwise_right_shift bitwise_xor busday_count busday_offset cbrt ceil choose clip compress concat
      concatenate conj conjugate copysign cos cosh cumprod cumsum cumulative_prod cumulative_sum deg2rad degrees divide
      divmod dot einsum equal exp exp2 expm1 fabs fix float_power floor floor_divide fmax fmin fmod frexp gcd greater
      greater_equal heaviside hypot invert is_busday isfinite isinf isnan isnat isneginf isposinf lcm ldexp left_shift
      less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor matmul
      matvec max maximum mean median min minimum mod modf multiply nanargmax nanargmin nancumprod nancumsum nanmax nanmean
      nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar negative nextafter not_equal outer
      percentile positive pow power prod ptp quantile rad2deg radians reciprocal remainder right_shift rint round sign
      signbit sin sinh spacing sqrt square stack std subtract sum take tan tanh trace true_divide trunc var vecdot vecmat
    `)],
    ['output', words('info')],
    ['over', words('seterr')],
    ['override_repr', words('set_printoptions')],
    ['overwrite_input', words('median nanmedian nanpercentile nanquantile percentile quantile')],
    ['pad_left', words('format_float_positional format_float_scientific')],
    ['pad_right', words('format_float_positional')],
    ['pad_width', words('pad')],
    ['padding', words('base_repr')],
    ['period', words('interp unwrap')],
    ['posinf', words('nan_to_num')],
    ['precision', words('array2string array_repr array_str format_float_positional format_float_scientific')],
    ['prefix', words('array2string')],
    ['prepend', words('diff')],
    ['q', words('nanpercentile nanquantile percentile quantile')],
    ['quotechar', words('loadtxt')],
    ['range', words('histogram histogram2d histogram_bin_edges histogramdd')],
    ['rcond', words('polyfit')],
    ['regexp', words('fromregex')],
    ['repeats', words('repeat')],
    ['replace_space', words('genfromtxt')],
    ['reps', words('tile')],
    ['requirements', words('require')],
    ['retstep', words('linspace')],
    ['return_counts', words('unique')],
    ['return_index', words('unique')],
    ['return_indices', words('intersect1d')],
    ['return_inverse', words('unique')],
    ['returned', words('average')],
    ['right', words('digitize interp')],
    ['roll', words('busday_offset')],
    ['rowvar', words('corrcoef cov')],
    ['rtol', words('allclose isclose')],
    ['sep', words('fromfile fromstring')],
    ['separator', words('array2string')],
    ['shape', words('broadcast_to empty_like fromfunction full_like ones_like reshape unravel_index zeros_like')],
    ['shift', words('roll')],
    ['side', words('searchsorted')],
    ['sign', words('array2string format_float_positional format_float_scientific set_printoptions')],
    ['signature', words(`
      abs absolute acos acosh add arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan atan2 atanh
      bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor
      cbrt ceil conj conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs float_power floor
      floor_divide fmax fmin fmod frexp gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm
      ldexp left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or
      logical_xor matmul matvec maximum minimum mod modf multiply negative nextafter not_equal positive pow power rad2deg
      radians reciprocal remainder right_shift rint sign signbit sin sinh spacing sqrt square subtract tan tanh
      true_divide trunc vecdot vecmat
    `)],
    ['skip_footer', words('genfromtxt')],
    ['skip_header', words('genfromtxt')],
    ['skiprows', words('loadtxt')],
    ['sorted', words('unique')],
    ['sorter', words('searchsorted')],
    ['source', words('moveaxis')],
    ['sparse', words('indices meshgrid')],
    ['src', words('copyto')],
    ['stable', words('argsort sort')],
    ['start', words('rollaxis')],
    ['step', words('arange')],
    ['stop', words('arange geomspace linspace logspace')],
    ['subok', words(`
      abs absolute acos acosh add arccos arccosh arcsin arcsinh arctan arctan2 arctanh array asin asinh atan atan2 atanh
      bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor
      broadcast_arrays broadcast_to cbrt ceil conj conjugate copy copysign cos cosh deg2rad degrees divide divmod
      empty_like equal exp exp2 expm1 fabs float_power floor floor_divide fmax fmin fmod frexp full_like gcd greater
      greater_equal heaviside hypot invert isfinite isinf isnan isnat lcm ldexp left_shift less less_equal log log10 log1p
      log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor matmul matvec maximum minimum mod modf
      multiply negative nextafter not_equal ones_like positive pow power rad2deg radians reciprocal remainder right_shift
      rint sign signbit sin sinh spacing sqrt square subtract tan tanh true_divide trunc vecdot vecmat zeros_like
    `)],
    ['suffix', words('array2string')],
    ['suppress', words('set_printoptions')],
    ['suppress_small', words('array2string array_repr array_str')],
    ['test_elements', words('isin')],
    ['tests', words('test')],
    ['threshold', words('array2string set_printoptions')],
    ['timezone', words('datetime_as_string')],
    ['to', words('can_cast')],
    ['to_begin', words('ediff1d')],
    ['to_end', words('ediff1d')],
    ['tol', words('real_if_close')],
    ['toplevel', words('info')],
    ['trim', words('format_float_positional format_float_scientific trim_zeros')],
    ['typeset', words('mintypecode')],
    ['under', words('seterr')],
    ['unique', words('format_float_positional format_float_scientific')],
    ['unit', words('datetime_as_string')],
    ['unpack', words('genfromtxt loadtxt')],
    ['usecols', words('genfromtxt loadtxt')],
    ['usemask', words('genfromtxt')],
    ['v', words('convolve correlate polydiv put searchsorted')],
    ['val', words('fill_diagonal')],
    ['vals', words('place')],
    ['values', words('append insert put_along_axis putmask')],
    ['verbose', words('test')],
    ['w', words('polyfit')],
    ['weekmask', words('busday_count busday_offset is_busday')],
    ['weights', words(`
      average bincount histogram histogram2d histogram_bin_edges histogramdd nanpercentile nanquantile percentile quantile
    `)],
    ['where', words(`
      abs absolute acos acosh add all amax amin any arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan
      atan2 atanh bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift
      bitwise_xor cbrt ceil conj conjugate copysign copyto cos cosh deg2rad degrees divide divmod equal exp exp2 expm1
      fabs float_power floor floor_divide fmax fmin fmod frexp gcd greater greater_equal heaviside hypot invert isfinite
      isinf isnan isnat lcm ldexp left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and
      logical_not logical_or logical_xor max maximum mean min minimum mod modf multiply nanmax nanmean nanmin nanprod
      nanstd nansum nanvar negative nextafter not_equal positive pow power prod rad2deg radians reciprocal remainder
      right_shift rint sign signbit sin sinh spacing sqrt square std subtract sum tan tanh true_divide trunc var
    `)],
    ['width', words('binary_repr')],
    ['wrap', words('fill_diagonal')],
    ['x', words('polyval trapezoid')],
    ['xp', words('interp')],
    ['y', words('corrcoef cov histogram2d polyfit')],
  ])],
  ['numpy.random', new Map([
    ['b', words('beta')],
    ['check_valid', words('multivariate_normal')],
    ['cov', words('multivariate_normal')],
    ['coverage', words('test')],
    ['dfden', words('f noncentral_f')],
    ['doctests', words('test')],
    ['dtype', words('randint')],
    ['durations', words('test')],
    ['extra_argv', words('test')],
    ['high', words('randint random_integers uniform')],
    ['kappa', words('vonmises')],
    ['mode', words('triangular')],
    ['nbad', words('hypergeometric')],
    ['nonc', words('noncentral_chisquare noncentral_f')],
    ['nsample', words('hypergeometric')],
    ['p', words('binomial choice negative_binomial')],
    ['pvals', words('multinomial')],
    ['replace', words('choice')],
    ['right', words('triangular')],
    ['scale', words('gamma gumbel laplace logistic normal wald')],
    ['sigma', words('lognormal')],
    ['size', words(`
      beta binomial chisquare choice dirichlet exponential f gamma geometric gumbel hypergeometric laplace logistic
      lognormal logseries multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f normal
      pareto poisson power randint random_integers rayleigh standard_gamma standard_t triangular uniform vonmises wald
      weibull zipf
    `)],
    ['tests', words('test')],
    ['tol', words('multivariate_normal')],
    ['verbose', words('test')],
  ])],
  ['numpy.linalg', new Map([
    ['UPLO', words('eigh eigvalsh')],
    ['axes', words('tensordot tensorsolve')],
    ['axis', words('cross norm vecdot vector_norm')],
    ['b', words('lstsq solve tensorsolve')],
    ['compute_uv', words('svd')],
    ['coverage', words('test')],
    ['doctests', words('test')],
    ['dtype', words('trace')],
    ['durations', words('test')],
    ['extra_argv', words('test')],
    ['full_matrices', words('svd')],
    ['hermitian', words('matrix_rank pinv svd')],
    ['ind', words('tensorinv')],
    ['keepdims', words('matrix_norm norm vector_norm')],
    ['mode', words('qr')],
    ['n', words('matrix_power')],
    ['offset', words('diagonal trace')],
    ['ord', words('matrix_norm norm vector_norm')],
    ['out', words('multi_dot')],
    ['p', words('cond')],
    ['rcond', words('lstsq pinv')],
    ['rtol', words('matrix_rank pinv')],
    ['tests', words('test')],
    ['tol', words('matrix_rank')],
    ['upper', words('cholesky')],
    ['verbose', words('test')],
  ])],
  ['numpy.fft', new Map([
    ['axes', words('fft2 fftn fftshift ifft2 ifftn ifftshift irfft2 irfftn rfft2 rfftn')],
    ['axis', words('fft hfft ifft ihfft irfft rfft')],
    ['coverage', words('test')],
    ['d', words('fftfreq rfftfreq')],
    ['device', words('fftfreq rfftfreq')],
    ['doctests', words('test')],
    ['durations', words('test')],
    ['extra_argv', words('test')],
    ['n', words('fft hfft ifft ihfft irfft rfft')],
    ['norm', words('fft fft2 fftn hfft ifft ifft2 ifftn ihfft irfft irfft2 irfftn rfft rfft2 rfftn')],
    ['out', words('fft fft2 fftn hfft ifft ifft2 ifftn ihfft irfft irfft2 irfftn rfft rfft2 rfftn')],
    ['s', words('fft2 fftn ifft2 ifftn irfft2 irfftn rfft2 rfftn')],
    ['tests', words('test')],
    ['verbose', words('test')],
  ])],
]) // prettier-ignore

/** Python's built-in names. */
export const builtinNames: ReadonlySet<string> = words(`
  ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
  BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
  ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup
  False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError
  ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
  MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError
  OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError
  ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError
  SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError
  UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
  ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile
  complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr
  globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min
  next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str
  sum super tuple type vars zip __import__
`)
