/** What numpy and its parts have and Hillock does not have yet, so that no such name counts as misspelt. */

const ofNumpy: readonly string[] = [
  'alltrue', 'angle', 'apply_along_axis', 'apply_over_axes', 'argpartition', 'array2string', 'array_equiv',
  'array_repr', 'array_str', 'asarray_chkfinite', 'asfarray', 'asfortranarray', 'asmatrix', 'astype', 'atleast_1d',
  'atleast_2d', 'atleast_3d', 'bartlett', 'base_repr', 'binary_repr', 'bitwise_count', 'bitwise_invert',
  'bitwise_left_shift', 'bitwise_right_shift', 'blackman', 'block', 'bmat', 'broadcast', 'broadcast_arrays',
  'broadcast_shapes', 'busday_count', 'busday_offset', 'busdaycalendar', 'byte', 'bytes_', 'can_cast', 'cdouble',
  'character', 'choose', 'clongdouble', 'common_type', 'complex128', 'complex256', 'complex64', 'complexfloating',
  'compress', 'conj', 'conjugate', 'copyto', 'csingle', 'cumproduct', 'cumulative_prod', 'cumulative_sum',
  'datetime64', 'datetime_as_string', 'datetime_data', 'diag_indices', 'diag_indices_from', 'diagflat', 'dsplit',
  'ediff1d', 'einsum', 'einsum_path', 'errstate', 'False_', 'fft', 'fill_diagonal', 'finfo', 'flatiter', 'flexible',
  'float128', 'float16', 'floating', 'format_float_positional', 'format_float_scientific', 'frexp',
  'from_dlpack', 'frombuffer', 'fromfile', 'fromfunction', 'fromiter', 'frompyfunc', 'fromregex', 'fromstring',
  'gcd', 'generic', 'genfromtxt', 'get_include', 'get_printoptions', 'getbufsize', 'geterr', 'geterrcall', 'half',
  'hamming', 'hanning', 'histogram_bin_edges', 'histogramdd', 'i0', 'iinfo', 'imag', 'index_exp', 'inexact', 'info',
  'int16', 'int8', 'is_busday', 'iscomplex', 'iscomplexobj', 'isdtype', 'isfortran', 'isnat', 'isneginf',
  'isposinf', 'isreal', 'isrealobj', 'isscalar', 'issubdtype', 'iterable', 'ix_', 'kaiser', 'lcm', 'ldexp',
  'little_endian', 'load', 'loadtxt', 'logaddexp2', 'long', 'longdouble', 'longlong', 'ma', 'mask_indices',
  'matrix', 'matrix_transpose', 'matvec', 'may_share_memory', 'memmap', 'min_scalar_type', 'mintypecode', 'modf',
  'msort', 'nancumprod', 'nancumsum', 'nanpercentile', 'nanprod', 'nanquantile', 'ndenumerate', 'ndindex', 'nditer',
  'nested_iters', 'nextafter', 'object_', 'ogrid', 'packbits', 'pad', 'partition', 'piecewise', 'place', 'poly',
  'poly1d', 'polyadd', 'polyder', 'polydiv', 'polyfit', 'polyint', 'polymul', 'polynomial', 'polysub',
  'printoptions', 'product', 'promote_types', 'put', 'put_along_axis', 'putmask', 'real_if_close', 'recarray',
  'record', 'require', 'resize', 'result_type', 'roots', 's_', 'save', 'savetxt', 'savez', 'savez_compressed',
  'ScalarType', 'sctypeDict', 'set_printoptions', 'setbufsize', 'seterr', 'seterrcall', 'shares_memory', 'short',
  'show_config', 'show_runtime', 'signbit', 'signedinteger', 'sometrue', 'sort_complex', 'spacing',
  'str_', 'take_along_axis', 'tensordot', 'test', 'timedelta64', 'tril_indices', 'tril_indices_from', 'trim_zeros',
  'triu_indices', 'triu_indices_from', 'True_', 'typecodes', 'typename', 'ubyte', 'ufunc', 'uint', 'uint16',
  'uint32', 'uint64', 'uint8', 'uintc', 'uintp', 'ulong', 'ulonglong', 'unique_all', 'unique_counts',
  'unique_inverse', 'unique_values', 'unpackbits', 'unsignedinteger', 'unstack', 'unwrap', 'ushort', 'vander',
  'vecdot', 'vecmat', 'vectorize', 'void',
] // prettier-ignore

const ofRandom: readonly string[] = [
  'BitGenerator', 'bytes', 'dirichlet', 'f', 'get_bit_generator', 'get_state', 'gumbel', 'hypergeometric',
  'logistic', 'logseries', 'MT19937', 'multinomial', 'multivariate_normal', 'negative_binomial',
  'noncentral_chisquare', 'noncentral_f', 'pareto', 'PCG64', 'PCG64DXSM', 'Philox', 'random_integers',
  'SeedSequence', 'set_bit_generator', 'set_state', 'SFC64', 'standard_cauchy', 'standard_t', 'vonmises', 'wald',
  'zipf',
] // prettier-ignore

const ofLinalg: readonly string[] = [
  'cholesky', 'cond', 'eig', 'eigh', 'eigvals', 'eigvalsh', 'lstsq', 'matrix_norm', 'matrix_power', 'matrix_rank',
  'multi_dot', 'pinv', 'qr', 'slogdet', 'svd', 'svdvals', 'tensorinv', 'tensorsolve', 'vector_norm',
] // prettier-ignore

const ofFft: readonly string[] = [
  'fft2', 'fftfreq', 'fftn', 'fftshift', 'hfft', 'ifft', 'ifft2', 'ifftn', 'ifftshift', 'ihfft', 'irfft', 'irfft2',
  'irfftn', 'rfft', 'rfft2', 'rfftfreq', 'rfftn',
] // prettier-ignore

/** All of them; a name that has a row since may stay. */
export const numpyNames: readonly string[] = [...ofNumpy, ...ofRandom, ...ofLinalg, ...ofFft]
