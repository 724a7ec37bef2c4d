import type { SideTable } from './side-table.ts';

export const authUser: SideTable = {
  name: 'auth_user',
  kind: 'internal',
  columns: [
    { name: 'id', type: 'integer', required: true },
    { name: 'username', type: 'string', length: 255, required: true },
    { name: 'email', type: 'string', length: 255 },
  ],
  orders: [
    // prettier-ignore
    ['id', 'password', 'last_login', 'is_superuser', 'username', 'first_name', 'last_name', 'email', 'is_staff', 'is_active', 'date_joined'],
    ['id', 'username', 'last_login', 'date_joined', 'is_active', 'is_superuser', 'is_staff', 'email'],
  ],
};
